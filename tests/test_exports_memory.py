"""Making many files does not make the process grow: what one leaves behind, the next takes again."""

import subprocess
import sys

from tests.serving import ROOT

# In a process of its own, so that nothing else grows in it. Every deck in every language was made once by
# the fifteenth file; what is still taken after it is taken for good.
MAKE = """
import gc
import sys
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.scenes.decks import DECKS, VIEW
from layouts.words.texts import LANGUAGES
from tests.slides import answers

def megabytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

answer = answers(read(open_engine(sys.argv[1])))
asked = [f"deck={deck}&lang={lang}" for deck in (*DECKS, VIEW) for lang in LANGUAGES]
for n in range(1, 36):
    assert answer(asked[n % len(asked)]).status_code == 200
    gc.collect()  # parts of a presentation hold each other: the collector takes them, else at its own times
    if n in (15, 35):
        print(megabytes())
"""
# 0.1 MB were measured. Of forty files it was 4 where each file was kept, 119 where each presentation was.
MOST = 1


def test_twenty_more_decks_take_no_more_memory(database: str) -> None:
    command = [sys.executable, "-c", MAKE, database]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after_fifteen, after_thirty_five = map(float, done.stdout.split())
    assert after_thirty_five - after_fifteen < MOST
