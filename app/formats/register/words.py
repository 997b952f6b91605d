"""What a register says in its own words, in each language."""

from collections.abc import Mapping

from app.statute.register import Disposition

AZ = {
    "title": "RƏY VƏ TƏKLİFLƏRİN REYESTRİ",
    "subject": "Rəy və təkliflərin reyestri",
    "of_round": "«{round}» rəy dövrü, son tarix {deadline} ({state})",
    "open_round": "davam edir",
    "closed_round": "bağlanıb",
    "as_of": "{day} tarixinə, addım {step}. Rəylərin sayı: {total}, cavablandırılıb: {settled}.",
    "as_of_step": "Addım {step}. Rəylərin sayı: {total}, cavablandırılıb: {settled}.",
    "nothing": "Hələ heç bir rəy verilməyib.",
    "number": "№",
    "who": "Kim",
    "institution": "Qurum",
    "by": "Kim, qurum",
    "at": "Tarix",
    "kind": "Növ",
    "then": "Norma (rəy verilərkən)",
    "now": "Norma (indi)",
    "clause": "Norma",
    "words": "Şərh olunan sözlər",
    "remark": "Rəy, təklif",
    "offer": "Təklif olunan mətn",
    "disposition": "Nəticə",
    "reason": "Əsaslandırma",
    "late": "gecikib",
    "late_column": "Gecikib",
    "yes": "bəli",
    "whole": "Bütün sənəd",
    "gone": "ləğv edilib",
    "now_called": "indi: {now}",
    "withdrawn_words": "(geri götürülüb)",
    "move": "Yerini dəyişmək təklif olunur.",
    "strike": "Ləğv etmək təklif olunur.",
    "insert": "Əlavə etmək təklif olunur:",
    "reword": "Təklif olunan redaksiya:",
    "open": "baxılır",
    "accepted": "qəbul edilib",
    "partly": "qismən qəbul edilib",
    "rejected": "qəbul edilməyib",
    "noted": "nəzərə alınıb",
    "withdrawn": "geri götürülüb",
    "comment": "şərh",
    "question": "sual",
    "objection": "irad",
    "suggestion": "təklif",
}

EN = {
    "title": "REGISTER OF REMARKS",
    "subject": "Register of remarks",
    "of_round": "Review round “{round}”, last day {deadline} ({state})",
    "open_round": "still open",
    "closed_round": "closed",
    "as_of": "As of {day}, step {step}. Remarks: {total}, answered: {settled}.",
    "as_of_step": "As of step {step}. Remarks: {total}, answered: {settled}.",
    "nothing": "Nothing has been remarked yet.",
    "number": "No",
    "who": "Who",
    "institution": "Institution",
    "by": "Who, institution",
    "at": "Day",
    "kind": "Kind",
    "then": "Clause (when remarked)",
    "now": "Clause (now)",
    "clause": "Clause",
    "words": "Words remarked on",
    "remark": "Remark",
    "offer": "Proposed wording",
    "disposition": "Disposition",
    "reason": "Reason",
    "late": "late",
    "late_column": "Late",
    "yes": "yes",
    "whole": "Whole document",
    "gone": "struck",
    "now_called": "now: {now}",
    "withdrawn_words": "(withdrawn)",
    "move": "Proposes to move it.",
    "strike": "Proposes to strike it.",
    "insert": "Proposes to insert:",
    "reword": "Proposed wording:",
    "open": "open",
    "accepted": "accepted",
    "partly": "accepted in part",
    "rejected": "rejected",
    "noted": "noted",
    "withdrawn": "withdrawn",
    "comment": "comment",
    "question": "question",
    "objection": "objection",
    "suggestion": "suggestion",
}

WORDS: Mapping[str, Mapping[str, str]] = {"az": AZ, "en": EN}


def said(language: str, key: str, **facts: object) -> str:
    """The words for `key`, with `facts` put in."""
    return WORDS[language][key].format(**facts)


def called(language: str, disposition: Disposition) -> str:
    """What a disposition is called."""
    return WORDS[language][disposition.value]
