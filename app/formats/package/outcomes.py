"""Each verdict in words: what it is called, what it means, what to do next, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.package.findings import Outcome


@dataclass(frozen=True, slots=True)
class Words:
    """A verdict as people read it."""

    title: str
    meaning: str
    advice: str


OUTCOMES: Mapping[Outcome, Mapping[str, Words]] = {
    Outcome.AUTHENTIC: {
        "az": Words(
            "Həqiqidir",
            "Fayl göndərildiyi kimidir və burada etibar edilən şəxs tərəfindən imzalanıb.",
            "İmzalayanın və göndərənin gözlədiyiniz qurum olduğuna baxın; sonra fayldan istifadə "
            "edə bilərsiniz.",
        ),
        "en": Words(
            "Authentic",
            "The file is as it was sent, and signed by somebody who is trusted here.",
            "See that signer and sender are the institution you expect; then you may rely on it.",
        ),
    },
    Outcome.UNKNOWN_SIGNER: {
        "az": Words(
            "İmzalayan təsdiqlənmədi",
            "Fayl öz-özlüyündə bütövdür, lakin burada etibar edilən heç kim onu təsdiq etmir.",
            "Tapılan səbəbə baxın. Sertifikatın barmaq izini göndərənlə telefonla və ya "
            "rəsmi məktubla tutuşdurun, yaxud onun kök sertifikatını əldə edib yenidən yoxlayın.",
        ),
        "en": Words(
            "Signer not confirmed",
            "The file fits together, but nobody who is trusted here vouches for it.",
            "See the reason that was found. Compare the fingerprint of the certificate with the "
            "sender by telephone or official letter, or get their root certificate and check "
            "again.",
        ),
    },
    Outcome.ALTERED: {
        "az": Words(
            "Dəyişdirilib",
            "Fayl göndərildiyi kimi deyil.",
            "Ondan istifadə etməyin. Göndərəndən yenisini istəyin və tapılanları ona bildirin.",
        ),
        "en": Words(
            "Altered",
            "The file is not as it was sent.",
            "Do not rely on it. Ask the sender for it again, and tell them what was found.",
        ),
    },
    Outcome.UNREADABLE: {
        "az": Words(
            "Oxunmadı",
            "Fayl zədələnib və ya təhlükəli qurulub; ona görə açılmadı.",
            "Onu başqa proqramda açmayın. Göndərəndən yenisini istəyin.",
        ),
        "en": Words(
            "Not read",
            "The file is damaged, or built in a dangerous way, and so was not opened.",
            "Do not open it in another program. Ask the sender for it again.",
        ),
    },
    Outcome.NOT_OURS: {
        "az": Words(
            "Tanınmadı",
            "Bu, Nizam paketi və ya onun bir hissəsi deyil; onun haqqında heç nə demək olmur.",
            "Paketin özünü (ZIP), ondakı imzalanmış PDF və ya DOCX faylını, yaxud müddəa sübutunu "
            "seçin.",
        ),
        "en": Words(
            "Not recognised",
            "This is no package of Nizam and no part of one; nothing can be said of it.",
            "Choose the package itself (ZIP), a signed PDF or a DOCX out of it, or the proof of a "
            "clause.",
        ),
    },
}
