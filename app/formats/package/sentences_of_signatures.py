"""What a check says of signatures, certificates and times, and of one file by itself."""

from collections.abc import Mapping

from app.formats.package.what import What

SIGNATURES: Mapping[What, tuple[str, str]] = {
    What.SIGNATURE_MISSING: (
        "Paketdə imza (manifest.json.p7s) yoxdur: çıxarılıb və ya heç olmayıb.",
        "The package has no signature (manifest.json.p7s): it was taken away or never there.",
    ),
    What.UNSIGNED: (
        (
            "Bu fayl imzasız hazırlanıb: içindəkilər bir-birinə uyğundur, lakin heç kim onları "
            "təsdiq etmir."
        ),
        "This was prepared without a signature: it fits together, but nobody vouches for it.",
    ),
    What.SIGNATURE_UNREADABLE: (
        "İmza oxuna bilmir: {path}",
        "The signature cannot be read: {path}",
    ),
    What.SIGNATURE_OTHER_CONTENT: (
        (
            "İmza başqa məzmun üçün qoyulub: {path} imzalanandan sonra dəyişib və ya imza başqa "
            "yerdən köçürülüb."
        ),
        (
            "The signature is over other content: {path} was changed after it was signed, or the "
            "signature was taken from elsewhere."
        ),
    ),
    What.SIGNATURE_INVALID: (
        "İmza düzgün deyil: {path} üçün göstərilən sertifikatın açarı ilə qoyulmayıb.",
        "The signature is not valid: that of {path} was not made with the certificate's key.",
    ),
    What.UNUSUAL_SIGNATURE: (
        "İmza qeyri-adi qurulub və buna görə heç nəyi təsdiq etmir: {detail}",
        "The signature is built in an unusual way and so vouches for nothing: {detail}",
    ),
    What.TWO_SIGNERS: (
        "İmzada {detail} imzalayan var, bir nəfər olmalıdır: heç biri nəzərə alınmadı.",
        "The signature has {detail} signers where one belongs: none of them was counted.",
    ),
    What.NO_ANCHORS: (
        "Burada etibar edilən sertifikat göstərilməyib: imzalayanın kim olduğu yoxlana bilmədi.",
        "No certificate to be trusted was named here: nobody can say who the signer is.",
    ),
    What.NOT_TRUSTED: (
        (
            "İmza düzgündür, lakin «{detail}» sertifikatına burada etibar edilmir. Sertifikatın "
            "barmaq izini göndərənlə başqa yolla tutuşdurun."
        ),
        (
            "The signature is valid, but the certificate of “{detail}” is not trusted here. "
            "Compare its fingerprint with the sender by another way."
        ),
    ),
    What.EXPIRED: (
        (
            "Sertifikatın müddəti {detail} tarixində bitib. İmzalayanın göstərdiyi vaxt bu müddətə "
            "düşür, lakin vaxt möhürü olmadığından bunu imzalayandan başqa heç kim təsdiq etmir: "
            "açarı sonradan ələ keçirən də həmin vaxtı yaza bilərdi."
        ),
        (
            "The certificate expired on {detail}. The time the signer states lies before that, but "
            "without a time stamp nobody else says so: whoever came by the key later could have "
            "written the same time."
        ),
    ),
    What.EXPIRED_SINCE: (
        (
            "Sertifikatın müddəti {detail} tarixində bitib; vaxt möhürü imzanın bundan əvvəl "
            "qoyulduğunu təsdiq edir."
        ),
        "The certificate expired on {detail}; the time stamp shows that it was signed before.",
    ),
    What.NOT_YET_VALID: (
        "Sertifikat yalnız {detail} tarixindən etibarlıdır. Bu kompüterin saatını yoxlayın.",
        "The certificate is valid only from {detail}. Check the clock of this computer.",
    ),
    What.SIGNED_BEFORE_VALID: (
        "İmza sertifikatın qüvvəyə mindiyi vaxtdan ({detail}) əvvələ aiddir.",
        "The signature is dated before the certificate became valid ({detail}).",
    ),
    What.SIGNED_AFTER_EXPIRY: (
        "İmza sertifikatın müddəti bitdikdən ({detail}) sonra qoyulub.",
        "It was signed after the certificate had expired ({detail}).",
    ),
    What.SIGNED_IN_FUTURE: (
        "İmzanın vaxtı gələcəkdədir ({detail}): imzalayanın və ya bu kompüterin saatı səhvdir.",
        "The signature is dated in the future ({detail}): the signer's clock or this one is wrong.",
    ),
    What.NO_SIGNING_TIME: (
        "İmzada nə vaxt qoyulduğu yazılmayıb.",
        "The signature does not say when it was made.",
    ),
    What.REVOKED: (
        "Sertifikat {detail} tarixində ləğv edilib: imza heç nəyi təsdiq etmir.",
        "The certificate was revoked on {detail}: the signature vouches for nothing.",
    ),
    What.REVOKED_LATER: (
        (
            "Sertifikat {detail} tarixində ləğv edilib; vaxt möhürü imzanın bundan əvvəl "
            "qoyulduğunu təsdiq edir."
        ),
        "The certificate was revoked on {detail}; the time stamp shows that it was signed before.",
    ),
    What.LIST_OLD: (
        "Ləğv edilmiş sertifikatların siyahısı köhnədir ({detail} tarixinə qədər): yenisini alın.",
        "The list of revoked certificates is old (good until {detail}): get a newer one.",
    ),
    What.LIST_FOREIGN: (
        "Verilmiş ləğv siyahısı bu sertifikatı verənin deyil və nəzərə alınmadı.",
        "The list of revoked certificates given is not the issuer's and was not counted.",
    ),
    What.NOTHING_REVOKED_KNOWN: (
        "Sertifikatın ləğv edilib-edilmədiyi yoxlanmadı: ləğv siyahısı verilməyib.",
        "Whether the certificate was revoked is not known: no list of revoked ones was given.",
    ),
    What.WRONG_USE: (
        "«{detail}» sertifikatı sənəd imzalamaq üçün verilməyib.",
        "The certificate of “{detail}” was not issued for signing documents.",
    ),
    What.WEAK_DIGEST: (
        "İmza {detail} alqoritmi ilə qoyulub: o, saxtalaşdırıla bilir və artıq qəbul edilmir.",
        "It was signed with {detail}, which can be forged and is no longer accepted.",
    ),
    What.WEAK_KEY: (
        "İmza açarı zəifdir ({detail} bit): ən azı 2048 bit RSA və ya 256 bit EC tələb olunur.",
        "The key is weak ({detail} bits): at least RSA 2048 or EC 256 is asked for.",
    ),
    What.STAMP_BROKEN: (
        "Vaxt möhürü bu imzaya aid deyil və ya zədələnib.",
        "The time stamp does not belong to this signature, or is damaged.",
    ),
    What.STAMP_NOT_TRUSTED: (
        "Vaxt möhürünü burada etibar edilməyən «{detail}» vurub: onun vaxtı nəzərə alınmadı.",
        "The time stamp is by “{detail}”, who is not trusted here: its time was not counted.",
    ),
    What.CLOCKS_DIFFER: (
        (
            "İmzalayanın göstərdiyi vaxt vaxt möhüründən fərqlənir ({detail}); vaxt möhürü əsas "
            "götürüldü."
        ),
        "The signer's time differs from that of the time stamp ({detail}); the stamp was counted.",
    ),
    What.DEMONSTRATION: (
        "Nümayiş sertifikatıdır: qurulma zamanı yaradılıb, heç bir qurumu təmsil etmir.",
        "This is a demonstration certificate, made at set-up: it stands for no institution.",
    ),
    What.PDF_ADDED_TO: (
        "PDF imzalandıqdan sonra ona {detail} bayt əlavə edilib; ilk hissəsi imzalanmış kimidir.",
        "{detail} bytes were added to the PDF after it was signed; the part before is as signed.",
    ),
    What.PDF_NOT_COVERED: (
        "İmza PDF faylının hamısını əhatə etmir.",
        "The signature does not cover the whole PDF file.",
    ),
    What.PDF_UNSIGNED: (
        "PDF faylında imza yoxdur.",
        "The PDF has no signature.",
    ),
    What.BROKEN_DOCX: ("DOCX faylı zədələnib: {path}", "The DOCX file is damaged: {path}"),
    What.NO_STATEMENT: (
        "Bu DOCX faylında imza bəyanatı yoxdur: çıxarılıb və ya fayl Nizam paketindən deyil.",
        "This DOCX has no seal in it: it was taken out, or the file is from no package of Nizam.",
    ),
    What.NO_STATEMENT_PDF: (
        "PDF imzalanıb, lakin Nizam paketindən deyil: içində imza bəyanatı (seal.json) yoxdur.",
        "The PDF is signed, but from no package of Nizam: it has no seal.json in it.",
    ),
    What.TWO_STATEMENTS: (
        "Faylda birdən çox imza bəyanatı var.",
        "The file has more than one seal in it.",
    ),
    What.STATEMENT_UNREADABLE: (
        "Fayldakı imza bəyanatı oxuna bilmir.",
        "The seal in the file cannot be read.",
    ),
    What.WORDS_CHANGED: (
        "{label}: sözləri imzalanmış kimi deyil.",
        "{label}: the words are not as they were sealed.",
    ),
    What.WORDS_MISSING: (
        "{label}: imzalanmış müddəa bu faylda yoxdur.",
        "{label}: the clause was sealed and is not in this file.",
    ),
    What.WORDS_ADDED: (
        "{label}: faylda imzalanmış mətndə olmayan müddəa var.",
        "{label}: the file has a clause that was not sealed.",
    ),
    What.WORDS_HIDDEN: (
        "Faylda gizlədilmiş sözlər var: oxuyan onları görmür.",
        "The file has hidden words: whoever reads it does not see them.",
    ),
    What.CONTROLS_GONE: (
        (
            "Müddəaların sərhədləri itib (fayl başqa proqramda saxlanılıb): hansı müddəanın "
            "dəyişdiyi ayrıca yoxlana bilmir."
        ),
        (
            "The bounds of the clauses are lost (another program saved the file): no clause can be "
            "checked by itself."
        ),
    ),
    What.WORDS_BETWEEN: (
        (
            "Müddəalardan kənarda olan sözlər (başlıq, nömrə, imza yerləri) dəyişdirilib və ya "
            "əlavə edilib."
        ),
        "Words outside the clauses (titles, numbers, places to sign) were changed or added.",
    ),
    What.NOTES_CHANGED: (
        "Qeydlərin (səhifəaltı və son qeydlər) sözləri dəyişdirilib.",
        "The words of footnotes or endnotes were changed.",
    ),
    What.WORDS_ONLY: (
        "Word faylının sözləri yoxlandı; görünüşü və səhifə başlıqları imzalanmır.",
        "The words of the Word file were checked; its looks and page headers are not sealed.",
    ),
    What.APPEARS_ONLY_HERE: (
        "Bu fayl {detail} nömrəli paketdəndir; paketin qalan hissəsi burada yoxlanmadı.",
        "This file is of package {detail}; the rest of the package was not checked here.",
    ),
    What.PROOF_FAILS: (
        "Sübut yanlışdır: müddəa (və ya onun sözləri) göstərilən kökə aparmır.",
        "The proof fails: the clause, or its words, do not lead to the root it names.",
    ),
    What.PROOF_UNSIGNED: (
        (
            "Sübut öz-özlüyündə düzgündür, lakin kökünü kimin imzaladığını demir: kökü imzalanmış "
            "paketlə və ya sənədin çap olunmuş möhürü ilə tutuşdurun: {detail}"
        ),
        (
            "The proof holds in itself, but does not say who vouches for its root: compare it "
            "with a signed package or the printed seal of the document: {detail}"
        ),
    ),
}
