"""A policy in plain sentences, for whoever asks why something is not agreed yet."""

from collections.abc import Iterator, Mapping

from app.statute.policy.rules import MAJORITY, Basis, Policy

_SENTENCES: Mapping[str, Mapping[tuple[str, object], str]] = {
    "az": {
        ("authors_count", True): "Redaksiya müəllifinin öz razılığı da sayılır.",
        ("authors_count", False): "Redaksiya müəllifinin öz razılığı sayılmır.",
        ("objections_hold", True): "Etiraz qaldıqca redaksiya razılaşdırılmış sayılmır.",
        ("objections_hold", False): (
            "Etiraz razılaşmaya mane olmur, amma səbəbi ilə birlikdə görünən qalır."
        ),
        ("blocking_threads_hold", True): (
            "Razılaşmanı saxlayan müzakirə açıq qaldıqca redaksiya razılaşdırılmış sayılmır."
        ),
        ("blocking_threads_hold", False): "Açıq müzakirə razılaşmaya mane olmur.",
        ("proposers", "members"): "Redaksiyanı razılaşdırmaya yalnız üzvlər çıxarır.",
        ("proposers", "coordinators"): "Redaksiyanı razılaşdırmaya yalnız koordinator çıxarır.",
    },
    "en": {
        ("authors_count", True): "An author's approval of their own wording counts.",
        ("authors_count", False): "An author's approval of their own wording does not count.",
        ("objections_hold", True): "While an objection stands, the wording is not agreed.",
        ("objections_hold", False): (
            "An objection does not hold agreement back, but it stays visible with its reason."
        ),
        ("blocking_threads_hold", True): (
            "While a blocking thread is open, the wording is not agreed."
        ),
        ("blocking_threads_hold", False): "A blocking thread does not hold agreement back.",
        ("proposers", "members"): "Only members put words forward.",
        ("proposers", "coordinators"): "Only a coordinator puts words forward.",
    },
}

_COUNTED: Mapping[str, Mapping[str, str]] = {
    "az": {
        "number": "Redaksiyanın razılaşdırılması üçün {n} razılıq lazımdır.",
        "majority": (
            "Redaksiyanın razılaşdırılması üçün bu redaksiya üzrə qərar verə bilən üzvlərin"
            " yarısından çoxunun razılığı lazımdır."
        ),
        "share": (
            "Redaksiyanın razılaşdırılması üçün bu redaksiya üzrə qərar verə bilən üzvlərin"
            " azı {share} hissəsinin razılığı lazımdır; kəsr yuxarıya, tam sayadək"
            " yuvarlaqlaşdırılır."
        ),
        "named": (
            "Redaksiyanın razılaşdırılması üçün bu şəxslərin hamısı razılıq verməlidir: {who}."
        ),
        "among": "Qərar verə bilənlər sənədin üzvləridir; redaksiyanı yazan üzv bura daxil deyil.",
        "members": "Qərar verə bilənlər sənədin bütün üzvləridir.",
        "excused": (
            "Onlardan redaksiyanı özü yazandan razılıq istənilmir, amma azı bir başqasının razılığı"
            " olmalıdır."
        ),
        "quorum": "Bu redaksiya barədə azı {n} üzv fikrini bildirməlidir; susmaq fikir deyil.",
        "chair": (
            "Sədrin ({who}) açıq razılığı olmadan heç nə razılaşdırılmır; susmaq onu əvəz etmir."
        ),
        "deadline": (
            "Qərar üçün müddət redaksiya razılaşdırmaya çıxarılandan sonra {n} gündür; müddətin"
            " ötməsi göstərilir, amma heç bir qərarı əvəz etmir."
        ),
        "silent": (
            "Redaksiya bu qayda qüvvədə olanda razılaşdırmaya çıxarılandan sonra {n} gün ərzində"
            " onun barədə heç nə deməyən üzv razı sayılır; sonradan üzv olan üçün müddət həmin"
            " gündən başlayır. Belə susmaq sayıldığı hər yerdə göstərilir."
        ),
    },
    "en": {
        "one": "A wording is agreed with 1 approval.",
        "number": "A wording is agreed with {n} approvals.",
        "majority": (
            "A wording is agreed with the approval of more than half of the members who may decide"
            " on it."
        ),
        "share": (
            "A wording is agreed with the approval of at least {share} of the members who may"
            " decide on it, rounded up to a whole number."
        ),
        "named": "A wording is agreed when each of these people approves it: {who}.",
        "among": "Those who may decide are the members, without those who wrote the words.",
        "members": "Those who may decide are all members.",
        "excused": (
            "One of them who wrote the words is not asked, but at least one other must approve."
        ),
        "quorum": (
            "At least {n} members must have said something on these words; silence is not saying"
            " something."
        ),
        "chair": (
            "Nothing is agreed without the chair's express approval ({who}); silence does not stand"
            " for it."
        ),
        "deadline": (
            "There are {n} days for deciding after words are put forward; what passes them is"
            " shown, but no decision is made by it."
        ),
        "silent": (
            "A member who says nothing of the words within {n} days after they are put forward"
            " under this rule counts as consenting; for one who joined later the days begin then."
            " Such silence is shown wherever it counts."
        ),
    },
}


def in_words(policy: Policy, language: str, names: Mapping[str, str] | None = None) -> str:
    """The whole policy in plain sentences. `names`: of the people it names, by id."""
    language = "az" if language == "az" else "en"
    said = {(name, value) for name, value in _told(policy).items()}
    told = [sentence for rule, sentence in _SENTENCES[language].items() if rule in said]
    return " ".join(
        [*_needed(policy, language, names or {}), *told, *_more(policy, language, names or {})]
    )


def _told(policy: Policy) -> Mapping[str, object]:
    """The rules that are either so or so; where people are named, `excused` tells of authors."""
    rules: dict[str, object] = {
        "objections_hold": policy.objections_hold,
        "blocking_threads_hold": policy.blocking_threads_hold,
        "proposers": policy.proposers,
    }
    if policy.basis is not Basis.NAMED or policy.authors_count:
        rules["authors_count"] = policy.authors_count
    return rules


def _needed(policy: Policy, language: str, names: Mapping[str, str]) -> Iterator[str]:
    said = _COUNTED[language]
    if policy.basis is Basis.NUMBER:
        pattern = "one" if policy.approvals_needed == 1 and "one" in said else "number"
        yield said[pattern].format(n=policy.approvals_needed)
    elif policy.basis is Basis.NAMED:
        yield said["named"].format(who=_who(policy.named, names))
        if not policy.authors_count:
            yield said["excused"]
    else:
        yield said["majority" if policy.share == MAJORITY else "share"].format(share=policy.share)
        yield said["members" if policy.authors_count else "among"]


def _more(policy: Policy, language: str, names: Mapping[str, str]) -> Iterator[str]:
    said = _COUNTED[language]
    if policy.quorum:
        yield said["quorum"].format(n=policy.quorum)
    if policy.chair:
        yield said["chair"].format(who=_who([policy.chair], names))
    if policy.deadline_days:
        yield said["deadline"].format(n=policy.deadline_days)
    if policy.silent_days:
        yield said["silent"].format(n=policy.silent_days)


def _who(people: tuple[str, ...] | list[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in people)
