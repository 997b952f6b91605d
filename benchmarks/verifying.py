"""What it takes to check a package of 2,000 clauses, beside the common tools its README names."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from app.formats import pdf, word
from app.formats.package.findings import Outcome
from app.formats.package.manifest import Head, SealTold
from app.formats.package.writing import document_part, record_part, with_sums
from app.signing.trust import Trust
from app.statute.record import GENESIS, StepFacts, step_digest
from app.statute.sealing import leaves_of, root_of
from app.verifying import verified
from benchmarks.acts import generated_act
from benchmarks.documents_out import dossier_of
from benchmarks.measuring import abreast, table
from tests.formats.package.certifying import NOW, SIGNED, authority
from tests.formats.package.making import DOCX, PDF, RECORD, WHO, Made, made, texts

CLAUSES, STEPS = 2_000, 6_000
BY_HAND = """
unzip -q -o package.zip -d out && cd out && sha256sum -c --quiet SHA256SUMS && \
openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json \
-CAfile certificate.pem -purpose any -no_check_time -out /dev/null 2>/dev/null
"""


def report(rounds: int) -> Iterator[str]:
    """One table. The floor is what the README says to do by hand: it checks files only."""
    package = _package().zipped()
    trust = Trust((authority().certificate,))
    check = partial(verified, package, trust, NOW)
    assert check().outcome is Outcome.AUTHENTIC
    with tempfile.TemporaryDirectory(prefix="nizam-verifying-") as folder:
        Path(folder, "package.zip").write_bytes(package)
        works = {
            "unzip, sha256sum, openssl": partial(
                subprocess.run, ["sh", "-c", BY_HAND], check=True, cwd=folder
            ),
            f"flask verify: {CLAUSES} clauses, {STEPS} steps, signature": check,
        }
        title = f"A package of {CLAUSES} clauses and {STEPS} steps, {len(package) // 1000} kB"
        yield f"### {title}\n\n{table(abreast(works, rounds))}"


def _package() -> Made:
    """A signed package of a long act with a long record, its DOCX and its PDF."""
    told, numbers = dossier_of(generated_act(CLAUSES))
    leaves = leaves_of(told.snapshot, ())
    root = root_of(leaves)
    steps = _steps(root)
    now = replace(told.snapshot, step=STEPS - 2, digest=steps[STEPS - 3][1])
    small = made()
    seal = SealTold(root, "rfc6962", "Uyğundur.", WHO, SIGNED, (), STEPS - 1)
    document = replace(
        small.sending.documents[0],
        slug="act",
        step=now.step,
        digest=now.digest,
        seal=seal,
        head=Head(STEPS, steps[-1][1]),
        leaves=leaves,
        numbers=numbers,
    )
    told = replace(told, snapshot=now)
    parts = [
        *texts(document, now),
        record_part(document, steps),
        document_part(document, "act.docx", word.clean(told, "az", numbers), DOCX, {}),
        document_part(document, "act.pdf", pdf.clean(told, "az", numbers), PDF, {}),
        *(one for one in small.parts if one.role in {"people", "certificate", "readme"}),
    ]
    sending = replace(small.sending, documents=(document,))
    return Made(sending, tuple(with_sums(parts)), small.signing)


def _steps(root: str) -> list[tuple[StepFacts, str]]:
    steps: list[tuple[StepFacts, str]] = []
    for number in range(1, STEPS + 1):
        seals = number == STEPS - 1
        facts = {"sealed": STEPS - 2, "root": root, "tree": "rfc6962"}
        at = SIGNED - timedelta(minutes=STEPS - number)
        step = StepFacts(
            RECORD,
            number,
            at,
            WHO.id,
            "seal" if seals else "save",
            None,
            facts if seals else {"rows": [f"{number:064x}"]},
            steps[-1][1] if steps else GENESIS,
        )
        steps.append((step, step_digest(step)))
    return steps
