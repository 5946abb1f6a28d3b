"""Forced alignment of English recordings, for times of words to be measured against.

    python3 -m venv /tmp/aligner && /tmp/aligner/bin/pip install pocketsphinx==5.1.1
    /tmp/aligner/bin/python benches/words/forced_alignment.py > benches/words/aligned.json

PocketSphinx finds the known words with its own acoustic model of US English. On the joins of `joins.ts`, whose moments are known, its first
words begin 22 ms beside them in the median, and its last words end 18 ms beside them. Needs ffmpeg and the shared recordings.
"""

import json
import re
import subprocess
from pathlib import Path

from pocketsphinx import Decoder

SHARED = Path(__file__).resolve().parents[3] / "shared"
FRAMES_PER_SECOND = 100
RATE = 16_000
SENTENCES = 20
# Copies of one speech, and recordings whose first or last word the aligner puts more than 0.25 s beside the voice.
LEFT_OUT = {"jfk_orig_44k_stereo", "jfk_mp3_16k", "jfk_m4a_44k", "watson_weather_webm", "beckett", "azure_wreck_a_nice_beach", "speechcmd_yes"}

decoder = Decoder(lm=None, loglevel="FATAL", samprate=RATE, beam=1e-80, pbeam=1e-80, wbeam=1e-60)


def words_of(text):
    text = re.sub(r"\bmister\b", "mr", text.lower().replace("’", "'"))
    return [word.strip("'") for word in re.sub(r"[^a-z' ]", " ", text).split() if word.strip("'")]


def aligned(path, text):
    """Words as [text, start, end] in seconds; None where the aligner does not know or not find them all."""
    words = words_of(text)
    if re.search(r"\d", text) or not words or any(decoder.lookup_word(word) is None for word in words):
        return None
    command = ["ffmpeg", "-v", "error", "-i", path, "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"]
    sound = subprocess.run(command, check=True, capture_output=True).stdout
    # The second time with the cepstral mean of the recording.
    for _ in range(2):
        decoder.set_align_text(" ".join(words))
        decoder.start_utt()
        decoder.process_raw(sound, full_utt=True)
        decoder.end_utt()
    # A silence is no word, and a word may have the number of its pronunciation.
    found = [part for part in decoder.seg() or [] if not part.word.startswith(("<", "["))]
    times = [(part.start_frame / FRAMES_PER_SECOND, (part.end_frame + 1) / FRAMES_PER_SECOND) for part in found]
    return [[word, *time] for word, time in zip(words, times)] if len(found) == len(words) else None


def recordings():
    for clip in json.loads((SHARED / "speech" / "manifest.json").read_text()):
        is_clear = clip["language"] == "en" and clip["kind"] in ("read", "digits", "long")
        for text in [clip.get("reference"), clip.get("reference_alt")] if is_clear else []:
            if text and clip["id"] not in LEFT_OUT:
                yield clip["id"], SHARED / "speech" / clip["file"], text
    clips = json.loads((SHARED / "models" / "speech" / "manifest.json").read_text())["clips"]
    clear = [clip for clip in clips if clip["kind"] == "single" and clip["language"] == "en" and clip["noise_snr_db"] is None]
    for clip in clear[:SENTENCES]:
        yield clip["file"], SHARED / "models" / "speech" / clip["file"], clip["text"]


found = {}
for name, path, text in recordings():
    found[name] = found.get(name) or aligned(path, text)
lines = [f"{json.dumps(name)}: {json.dumps(words)}" for name, words in found.items() if words]
print("{\n" + ",\n".join(lines) + "\n}")
