"""Each finding of a check as a sentence a lawyer understands, in both languages."""

from collections.abc import Mapping

from app.formats.package.sentences_of_signatures import SIGNATURES
from app.formats.package.what import What

FILES: Mapping[What, tuple[str, str]] = {
    What.NOT_OURS: (
        "Bu fayl Nizam paketi, onun PDF və ya DOCX sənədi, yaxud müddəa sübutu deyil.",
        "This is no package of Nizam, no PDF or DOCX from one, and no proof of a clause.",
    ),
    What.EMPTY: ("Fayl boşdur.", "The file is empty."),
    What.TOO_LARGE: (
        "Fayl {detail} MB-dan böyükdür və oxunmadı.",
        "The file is larger than {detail} MB and was not read.",
    ),
    What.CUT_OFF: (
        "Faylın sonu yoxdur: yüklənərkən və ya köçürülərkən kəsilib. Yenidən əldə edin.",
        "The end of the file is missing: it was cut off on its way. Get it again.",
    ),
    What.AFTER_THE_END: (
        "Arxivin sonundan sonra əlavə baytlar var.",
        "There are bytes after the end of the archive.",
    ),
    What.BROKEN_ZIP: ("Arxiv zədələnib: {path}", "The archive is damaged: {path}"),
    What.TWO_LISTS: (
        "Arxivdə iki siyahı var: proqramlar onu müxtəlif cür oxuyar.",
        "The archive has two lists of its files: programs would read it in different ways.",
    ),
    What.TOO_MANY_ENTRIES: (
        "Arxivdə {detail}-dən çox fayl var.",
        "The archive has more than {detail} files.",
    ),
    What.PART_TOO_LARGE: (
        "«{path}» faylı {detail} MB-dan böyükdür və oxunmadı.",
        "“{path}” is larger than {detail} MB and was not read.",
    ),
    What.BOMB: (
        "«{path}» açıldıqda həddən artıq böyüyür («arxiv bombası»). Oxunmadı.",
        "“{path}” would unpack to far more than it says (a “zip bomb”). It was not read.",
    ),
    What.OVERLAPPING: (
        "Arxivdə «{path}» başqa faylla üst-üstə düşür.",
        "In the archive “{path}” overlaps another file.",
    ),
    What.HIDDEN_BYTES: (
        "Arxivdə heç bir fayla aid olmayan baytlar var: {path}",
        "The archive has bytes that belong to no file: {path}",
    ),
    What.SAYS_TWO_THINGS: (
        "Arxiv «{path}» haqqında bir-birinə zidd iki məlumat verir.",
        "The archive says two different things of “{path}”.",
    ),
    What.STRANGE_NAME: (
        "«{path}» adı arxivdən kənara apara və ya müxtəlif cür oxuna bilər.",
        "The name “{path}” could lead out of the archive or be read in two ways.",
    ),
    What.TWICE: ("«{path}» arxivdə iki dəfə var.", "“{path}” is in the archive twice."),
    What.ALIKE: (
        "«{path}» adı başqa faylın adından yalnız yazılışı ilə fərqlənir.",
        "The name “{path}” differs from another only by the way its letters are written.",
    ),
    What.ENCRYPTED: ("«{path}» parolla bağlanıb.", "“{path}” is locked with a password."),
    What.OTHER_PACKING: (
        "«{path}» qəbul edilməyən üsulla sıxılıb.",
        "“{path}” is packed in a way that is not accepted.",
    ),
    What.NO_FILE: (
        "«{path}» adi fayl deyil (keçid və ya qovluqdur).",
        "“{path}” is no ordinary file but a link or a folder.",
    ),
    What.BROKEN_ENTRY: (
        "«{path}» zədələnib: içindəki baytlar onun nəzarət cəminə uyğun deyil.",
        "“{path}” is damaged: its bytes do not fit its checksum.",
    ),
    What.PACKED_ANEW: (
        "Arxiv sonradan yenidən yığılıb; fayllar isə dəyişməyib.",
        "The archive was packed anew by somebody; its files have not changed.",
    ),
    What.MANIFEST_MISSING: (
        "Paketdə manifest.json yoxdur: nədən ibarət olduğu bilinmir.",
        "The package has no manifest.json: nothing says what belongs to it.",
    ),
    What.MANIFEST_UNREADABLE: (
        "manifest.json oxuna bilmir.",
        "manifest.json cannot be read.",
    ),
    What.MANIFEST_NOT_CANONICAL: (
        "manifest.json kanonik formada deyil: onu başqa proqram yazıb.",
        "manifest.json is not in canonical form: another program has written it.",
    ),
    What.MANIFEST_SHAPE: (
        "manifest.json qaydaya uyğun deyil: {detail}",
        "manifest.json does not keep to its form: {detail}",
    ),
    What.MANIFEST_TWICE: (
        "manifest.json «{detail}» haqqında iki dəfə danışır.",
        "manifest.json speaks of “{detail}” twice.",
    ),
    What.NEWER_VERSION: (
        "Faylın {detail} nömrəli formatı bu quraşdırmaya tanış deyil. Nizamı yeniləyin.",
        "Version {detail} of the format is not known here. Bring Nizam up to date.",
    ),
    What.FILE_MISSING: (
        "«{path}» manifestdə göstərilib, paketdə isə yoxdur.",
        "“{path}” is named by the manifest and not in the package.",
    ),
    What.FILE_EXTRA: (
        "«{path}» paketdədir, manifestdə isə göstərilməyib.",
        "“{path}” is in the package and not named by the manifest.",
    ),
    What.FILE_CHANGED: (
        "«{path}» dəyişdirilib: SHA-256 cəmi manifestdəki ilə eyni deyil.",
        "“{path}” was changed: its SHA-256 is not the one in the manifest.",
    ),
    What.FILE_RENAMED: (
        "«{path}» faylının adı dəyişdirilib: manifestə görə adı «{detail}» olmalıdır.",
        "“{path}” was renamed: the manifest calls it “{detail}”.",
    ),
    What.FILES_SWAPPED: (
        "«{path}» faylının yerinə «{detail}» faylının məzmunu qoyulub.",
        "“{path}” has the contents that the manifest gives to “{detail}”.",
    ),
    What.SUMS_DISAGREE: (
        "SHA256SUMS faylı «{path}» haqqında manifestdən fərqli məlumat verir.",
        "SHA256SUMS says something else of “{path}” than the manifest.",
    ),
    What.SUMS_MISSING: ("Paketdə SHA256SUMS yoxdur.", "The package has no SHA256SUMS."),
    What.CERTIFICATE_FILE: (
        "certificate.pem faylındakı sertifikatlar imzadakılar deyil.",
        "certificate.pem does not hold the certificates that are in the signature.",
    ),
    What.TEXT_MISSING: (
        "«{detail}» sənədinin maşınla oxunan mətni paketdə yoxdur.",
        "The machine-readable text of “{detail}” is not in the package.",
    ),
    What.TEXT_UNREADABLE: ("«{path}» oxuna bilmir.", "“{path}” cannot be read."),
    What.CLAUSE_CHANGED: (
        "{label}: müddəa imzalandıqdan sonra dəyişdirilib ({path}).",
        "{label}: the clause was changed after it was sealed ({path}).",
    ),
    What.CLAUSE_MISSING: (
        "{label}: imzalanmış müddəa mətndə yoxdur ({path}).",
        "{label}: the clause was sealed and is not in the text ({path}).",
    ),
    What.CLAUSE_EXTRA: (
        "{label}: mətndəki müddəa imzalanmayıb ({path}).",
        "{label}: the clause is in the text and was not sealed ({path}).",
    ),
    What.CLAUSE_MOVED: (
        "{label}: müddəa imzalanmış mətndəki yerində deyil ({path}).",
        "{label}: the clause does not stand where it was sealed ({path}).",
    ),
    What.CITATION_CHANGED: (
        "{label}: Avropa təcrübəsinə istinad imzalanmış kimi deyil ({path}, {detail}).",
        "{label}: a European reference is not as it was sealed ({path}, {detail}).",
    ),
    What.NEED_CHANGED: (
        "{label}: ehtiyacla əlaqə imzalanmış kimi deyil ({path}, {detail}).",
        "{label}: the link to a need is not as it was sealed ({path}, {detail}).",
    ),
    What.PARTICULARS_CHANGED: (
        "Sənədin adı, növü və ya nömrələnməsi imzalanmış kimi deyil ({path}).",
        "Title, kind or numbering of the document is not as it was sealed ({path}).",
    ),
    What.WORDING_DIGEST: (
        "{label}: müddəanın sözləri onun öz nəzarət cəminə uyğun deyil ({path}).",
        "{label}: the words of the clause do not fit their own digest ({path}).",
    ),
    What.ROOT_DIFFERS: (
        "«{detail}» sənədinin müddəaları imzalanmış kökə uyğun gəlmir ({path}).",
        "The clauses of “{detail}” do not lead to the root that was sealed ({path}).",
    ),
    What.RECORD_MISSING: (
        "«{detail}» sənədinin addımlar qeydi paketdə yoxdur.",
        "The record of “{detail}” is not in the package.",
    ),
    What.RECORD_UNREADABLE: (
        "«{path}» oxuna bilmir: {detail}-ci sətir.",
        "“{path}” cannot be read: line {detail}.",
    ),
    What.RECORD_BROKEN: (
        "Addımlar qeydi zənciri qırılıb: «{path}», {detail}-ci addım.",
        "The chain of the record is broken: “{path}”, step {detail}.",
    ),
    What.RECORD_TRUNCATED: (
        "Addımlar qeydi kəsilib: «{path}» {detail}-ci addımdan sonra bitir.",
        "The record was cut off: “{path}” ends after step {detail}.",
    ),
    What.RECORD_HEAD: (
        "Addımlar qeydinin sonu manifestdəki kimi deyil: «{path}», {detail}-ci addım.",
        "The head of the record is not the one in the manifest: “{path}”, step {detail}.",
    ),
    What.SEAL_STEP_MISSING: (
        "Qeyddə imzalama addımı yoxdur: «{path}», {detail}-ci addım.",
        "The record has no step that seals: “{path}”, step {detail}.",
    ),
    What.SEAL_STEP_DIFFERS: (
        "Qeydə görə başqa mətn imzalanıb: «{path}», {detail}-ci addım.",
        "By the record another text was sealed: “{path}”, step {detail}.",
    ),
}
"""Of each finding: the sentence in Azerbaijani, then in English."""

SAID: Mapping[What, Mapping[str, str]] = {
    what: {"az": az, "en": en} for what, (az, en) in {**FILES, **SIGNATURES}.items()
}
