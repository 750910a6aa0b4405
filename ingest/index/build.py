"""Builds a generation beside the old one, verifies it, and only then lets it answer."""

import secrets
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ingest.embedding.embedder import PassageEmbedder
from ingest.errors import IndexUnavailable, SettingError
from ingest.index import generations, layout, retention
from ingest.index.block_embedding import EmbeddingPlan
from ingest.index.checking import check_generation
from ingest.index.corpus_reading import read_and_report
from ingest.index.disk import check_room, disk_errors
from ingest.index.durable import sync_tree
from ingest.index.freed_memory import give_back_freed_memory
from ingest.index.garbage import earlier_objects_left_alone
from ingest.index.job import BuildJob, Progress
from ingest.index.known_vectors import KnownVectors
from ingest.index.lock import builder_lock, refuse_if_locked
from ingest.index.manifest import FORMAT_VERSION, Manifest, Model, checksum_files, write_manifest
from ingest.index.recipe import recipe_hash
from ingest.index.report import BuildReport, FileReport
from ingest.index.steps import BuildStep
from ingest.index.store import Store
from ingest.index.survey import FileState, corpus_hash, survey
from ingest.index.target import BuildTarget
from ingest.index.verification import verify_in_child
from ingest.index.writing import Written, write_collection, write_texts
from ingest.names import read_corrections
from ingest.reader import describe_pages, learn_pages
from ingest.settings import IngestSettings


def build_index(
    corpus: Path,
    index: Path,
    settings: IngestSettings,
    embedder: PassageEmbedder,
    progress: Progress,
) -> BuildReport:
    """Make the index of a corpus folder, or find that it is already made.

    Args:
        corpus: The folder of articles.
        index: Where the index is kept; made if it is missing.
        settings: Settings of ingestion.
        embedder: The embedding model.
        progress: Told the stage, done and total.

    Raises:
        CorpusError: The folder is missing or holds nothing that can be read as an article, or
            its `names.toml` cannot be used.
        SettingError: The index folder lies inside the corpus folder.
        IndexLocked: Another process is building this index.
        IndexUnavailable: The folder cannot be written, the disk is full, or Chroma fails.
        IndexDamaged: What was built did not pass verification.
    """
    return run_build(
        BuildJob(
            corpus=corpus,
            index=index,
            settings=settings,
            embedder=embedder,
            read=describe_pages,
            learn=partial(learn_pages, corrections=read_corrections(corpus)),
            verify=verify_in_child,
            progress=progress,
            on_step=lambda _: None,
        )
    )


def run_build(job: BuildJob) -> BuildReport:
    """Do one build; see `build_index`."""
    if job.index.resolve().is_relative_to(job.corpus.resolve()):
        raise SettingError(
            f"The index folder {job.index} lies inside the corpus folder {job.corpus}, so it "
            "would be read as articles. Name another with --index."
        )
    refuse_if_locked(job.index)
    started = time.monotonic()
    files = survey(job.corpus)
    target = BuildTarget(
        corpus_hash(files),
        recipe_hash(),
        job.embedder.identity,
        "server" if job.settings.chroma_url else "folder",
    )
    current = generations.read_current(job.index)
    if current is not None and _is_met(target, current, job.settings):
        retention.finish_removal(job.index, current, job.settings)
        return _unchanged(current, started)
    with disk_errors(job.index), builder_lock(job.index), earlier_objects_left_alone():
        job.on_step(BuildStep.LOCKED)
        return _build(job, files, target, started)


def _build(
    job: BuildJob, files: Mapping[str, FileState], target: BuildTarget, started: float
) -> BuildReport:
    generations.remove_leftovers(job.index, job.settings.chroma_url)
    good = list(retention.intact(job.index, job.settings))
    for folder, manifest in good:
        if target.is_met_by(manifest):
            # Verified by an earlier build that was stopped before it could switch to it.
            _switch(job, folder, good)
            return _unchanged(folder, started)
    last = good[0][0] if good else None
    generation, written = _make_generation(job, files, target, last)
    _switch(job, generation, good)
    return BuildReport(
        generation=generations.id_of(generation),
        unchanged=False,
        files=_reports(generation),
        passages=len(written.rows),
        sentences=written.sentences,
        reused=written.reused,
        seconds=time.monotonic() - started,
    )


def _make_generation(
    job: BuildJob,
    files: Mapping[str, FileState],
    target: BuildTarget,
    last: Path | None,
) -> tuple[Path, Written]:
    name = generations.next_id(job.index, target.content_hash)
    building = job.index / f"{layout.BUILDING_PREFIX}{name}"
    server = job.settings.chroma_url
    collection = f"pressmark-{name}-{secrets.token_hex(4)}"
    plan = EmbeddingPlan(building, job.embedder, KnownVectors(last), job.progress, job.on_step)
    try:
        written = _read_and_write(job, files, plan, collection)
        give_back_freed_memory()
        write_collection(plan, server or building / layout.CHROMA, collection, written)
        sync_tree(building)
        manifest = Manifest(
            format_version=FORMAT_VERSION,
            generation=name,
            sequence=int(name.partition("-")[0]),
            corpus=str(job.corpus),
            corpus_hash=target.corpus_hash,
            recipe=target.recipe,
            model=Model.of(target.model),
            vector_store=target.vector_store,
            collection=collection,
            passages=len(written.rows),
            sentences=written.sentences,
            corpus_files=dict(files),
            files=checksum_files(building),
        )
        write_manifest(building, manifest)
        job.on_step(BuildStep.SEALED)
        job.progress("verifying", 0, 1)
        job.verify(building, server)
        job.progress("verifying", 1, 1)
        job.on_step(BuildStep.VERIFIED)
        generation = generations.publish(building)
    finally:
        generations.remove_leftovers(job.index, server)
    job.on_step(BuildStep.PUBLISHED)
    return generation, written


def _read_and_write(
    job: BuildJob, files: Mapping[str, FileState], plan: EmbeddingPlan, collection: str
) -> Written:
    """Do all that needs the pages, which are let go with it."""
    described, reports = read_and_report(job, files)
    job.on_step(BuildStep.READ)
    check_room(job.index, sum(len(page.text.text) for page in described.pages))
    plan.folder.mkdir()
    on_server = job.settings.chroma_url is not None
    generations.write_collection_note(plan.folder, collection, on_server)
    job.on_step(BuildStep.STARTED)
    return write_texts(plan, described.pages, job.learn, reports)


def _switch(job: BuildJob, generation: Path, good: Sequence[tuple[Path, Manifest]]) -> None:
    generations.switch_current(job.index, generation)
    job.on_step(BuildStep.SWITCHED)
    retention.remove_superseded(job.index, generation, good, job.settings.chroma_url)
    job.on_step(BuildStep.CLEANED)


def _is_met(target: BuildTarget, generation: Path, settings: IngestSettings) -> bool:
    try:
        return target.is_met_by(check_generation(generation, settings.cache_folder))
    except IndexUnavailable:
        return False


def _unchanged(generation: Path, started: float) -> BuildReport:
    store = Store(generation / layout.STORE)
    keys = store.passage_keys()
    store.close()
    return BuildReport(
        generation=generations.id_of(generation),
        unchanged=True,
        files=_reports(generation),
        passages=len(keys),
        sentences=sum(key.sentence_count for key in keys),
        reused=len(keys),
        seconds=time.monotonic() - started,
    )


def _reports(generation: Path) -> tuple[FileReport, ...]:
    store = Store(generation / layout.STORE)
    try:
        return store.report()
    finally:
        store.close()
