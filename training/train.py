"""Train the English tagger and parser and put the weights where the package keeps them.

    OMP_NUM_THREADS=1 python -m training.train --treebanks FOLDER_OF_TREEBANKS

FOLDER_OF_TREEBANKS holds `treebank_ewt` and `treebank_gum`, each with `train.conllu.gz` and `dev.conllu.gz`.
GUM's dev part chooses the checkpoint, since its genres are nearest to news; EWT's dev part is trained on.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli._util import import_code
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.corpus import REPEATS, treebank_file, write_docs
from training.credits import write_credits
from training.ship import ship

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "trucewatch_syntax_en" / "model"


def main(arguments: list[str] | None = None) -> None:
    """Convert, train, ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder that holds treebank_ewt and treebank_gum")
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="where the weights go (default: the package)")
    parser.add_argument("--steps", type=int, help="fewer steps than the configuration says, for a trial")
    parser.add_argument("--work", type=Path, help="folder for intermediate files (default: a temporary one)")
    options = parser.parse_args(arguments)
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
        run(options.treebanks, options.output, options.work, options.steps)
        return
    with tempfile.TemporaryDirectory() as work:
        run(options.treebanks, options.output, Path(work), options.steps)


def run(treebanks: Path, output: Path, work: Path, steps: int | None) -> None:
    """All of it; intermediate files stay under `work`."""
    blank = spacy.blank("en")
    taught = [treebank_file(treebanks, *part) for part in (("ewt", "train"), ("gum", "train"), ("ewt", "dev"))]
    chosen_by = [treebank_file(treebanks, "gum", "dev")]
    for sources, target, repeats in ((taught, "train.spacy", REPEATS), (chosen_by, "dev.spacy", {})):
        written, dropped = write_docs(blank, sources, work / target, repeats)
        print(f"{target}: {written} sentences, {dropped} left out because the tokenisers cross", file=sys.stderr)
    import_code(HERE / "augment.py")
    overrides: dict[str, object] = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    if steps:
        overrides |= {"training.max_steps": steps}
    config = load_config(HERE / "config.cfg", overrides=overrides, interpolate=False)
    checkpoints = work / "checkpoints"
    if checkpoints.exists():
        shutil.rmtree(checkpoints)
    checkpoints.mkdir()
    train(init_nlp(config), checkpoints, stdout=sys.stdout, stderr=sys.stderr)
    ship(checkpoints / "model-best", output)
    write_credits(taught, output.parent / "documents.tsv")


if __name__ == "__main__":
    main()
