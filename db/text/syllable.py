"""Whether a word can be a Vietnamese syllable: by this, text in old encodings is told from real text."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# Without the loan rhymes ooc and oong (xoong): "thoâng" is VNI for "thông", not TCVN3 for "thoõng".
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oe oen oeo oet  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uynh uyt uyu uyên uyêt  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_RHYMES_AFTER_QU = """
a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên ênh êt ôc ơ ơi ơn
y ych ynh yt yên yêt
"""
_ANY_ONSET = ("", *_ONSETS.split())
_ANY_RHYME = frozenset(_RHYMES.split())
_AFTER_QU = frozenset(_RHYMES_AFTER_QU.split())
_CODAS = ("ch", "ng", "nh", "c", "m", "n", "p", "t")
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 7
"""Letters of "nghiêng"."""
_VOWELS = "aeiouy"
_LEVEL, _SHARP, _HEAVY = "", "\u0301", "\u0323"
_TONES = {"\u0300", _SHARP, "\u0303", "\u0309", _HEAVY}


@lru_cache(4096)  # asked of every cell of a workbook that has no letter of Unicode's alone, such as "Cá nhân"
def could_be_syllable(word: str) -> bool:
    """Whether someone who writes Vietnamese may have typed the word: lower case, Capitalised or UPPER.

    At most one tone, on whatever vowel, or left out; slips are no sign of another encoding.
    """
    if len(word) > _LONGEST:
        return False
    plain, tone, _ = _taken_apart(word.lower())
    if tone is None or not (word[1:] == word[1:].lower() or word == word.upper()):
        return False
    # Before a stop there are only two tones; none at all is a slip.
    return any(tone in {_LEVEL, _SHARP, _HEAVY} or not rhyme.endswith(_STOPS) for _, rhyme in _splits(plain))


def is_syllable(word: str) -> bool:
    """Whether the word, in any case, is a well spelt syllable: its tone possible and on the right letter."""
    plain, tone, at = _taken_apart(word.lower())
    for onset, rhyme in _splits(plain):
        if tone == _LEVEL and not rhyme.endswith(_STOPS):
            return True
        if tone and at - len(onset) in _places(rhyme) and (tone in {_SHARP, _HEAVY} or not rhyme.endswith(_STOPS)):
            return True
    return False


def _taken_apart(word: str) -> tuple[str, str | None, int]:
    """The word without its tone, the tone ("" level, None where it cannot be), the index of its letter."""
    plain, tone, at = "", "", -1
    for letter in unicodedata.normalize("NFC", word):
        decomposed = unicodedata.normalize("NFD", letter)
        found = [mark for mark in decomposed if mark in _TONES]
        if found and (tone or len(found) > 1 or decomposed[0] not in _VOWELS):
            return word, None, -1
        if found:
            tone, at = found[0], len(plain)
        plain += unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in _TONES))
    return plain, tone, at


def _splits(plain: str) -> Iterator[tuple[str, str]]:
    for onset in _ANY_ONSET:
        if plain.startswith(onset):
            rhyme = plain[len(onset) :]
            if rhyme in (_AFTER_QU if onset == "qu" else _ANY_RHYME):
                yield onset, rhyme


def _places(rhyme: str) -> tuple[int, ...]:
    """The indexes at which a tone may stand."""
    coda = next((coda for coda in _CODAS if rhyme.endswith(coda)), "")
    vowels = len(rhyme) - len(coda)
    if coda or rhyme in {"uê", "uơ"}:
        return (vowels - 1,)
    if rhyme in {"oa", "oe", "uy"}:
        return (0, 1)
    return (1,) if vowels == 3 else (0,)
