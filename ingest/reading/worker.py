"""Reading PDF and large HTML in a process of its own, with a clock and a memory limit.

Run as `python -m ingest.reading.worker KIND`: the limits and the file's bytes come on standard
input, the extraction goes to standard output as JSON. A file made to exhaust a parser then
costs that process, not the ingestion.
"""

import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from ingest.reading.extraction import Extraction
from ingest.reading.limits import ReadingLimits
from ingest.reading.unreadable import Unreadable
from ingest.records import MarkedRegion, SegmentKind, SegmentRole

_ROOT = Path(__file__).resolve().parents[2]


def extract_apart(kind: str, data: bytes, limits: ReadingLimits) -> Extraction:
    """Extract text from `data` in another process.

    Raises:
        Unreadable: The extraction was refused, or took too long or too much memory.
    """
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ingest.reading.worker", kind],
            input=json.dumps(asdict(limits)).encode() + b"\n" + data,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            timeout=limits.worker_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        seconds = limits.worker_seconds
        raise Unreadable(f"It took longer than {seconds:g} seconds to read.") from error
    if done.returncode != 0:
        raise Unreadable("Its parser failed or ran out of memory.")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    regions = tuple(
        MarkedRegion(SegmentKind(kind), SegmentRole(role), start, end, speaker)
        for kind, role, start, end, speaker in answer.pop("regions")
    )
    return Extraction(**answer, regions=regions)


def main() -> None:
    """Answer one request on standard input."""
    limits = ReadingLimits(**json.loads(sys.stdin.buffer.readline()))
    resource.setrlimit(resource.RLIMIT_AS, (limits.worker_bytes, limits.worker_bytes))
    seconds = int(limits.worker_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    data = sys.stdin.buffer.read()
    try:
        extraction = _extract(sys.argv[1], data, limits)
    except Unreadable as refusal:
        json.dump({"refused": str(refusal)}, sys.stdout)
        return
    json.dump(
        {
            "text": extraction.text,
            "title": extraction.title,
            "author": extraction.author,
            "publisher": extraction.publisher,
            "published": extraction.published,
            "regions": [
                (region.kind, region.role, region.start, region.end, region.speaker)
                for region in extraction.regions
            ],
        },
        sys.stdout,
    )


def _extract(kind: str, data: bytes, limits: ReadingLimits) -> Extraction:
    if kind == "pdf":
        from ingest.reading.pdf import extract_pdf

        return extract_pdf(data, limits)
    from ingest.reading.web import extract_html

    return extract_html(data.decode("utf-8"), limits)


if __name__ == "__main__":
    main()
