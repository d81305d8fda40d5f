"""The pages of what we look for, programmes, what ideas fit and what kind of work they are."""

from collections.abc import Iterator

from accessibility.filling import LONG_WORD
from accessibility.states import Line, check_words, line, send


def looked_for() -> Iterator[Line]:
    """What we look for, programmes, what ideas fit and what kind of work they are."""
    yield Line("what we look for", "journey.priorities", "/priorities", wide=True)
    yield Line("ideas that fit", "journey.ideas", "/ideas?priority={priority}")
    yield Line("one idea, which fits", "journey.idea", "/ideas/{fitting}", wide=True)
    yield Line("my idea, which fits", "journey.my_idea", "/my-idea/{fitting}", who="proposer", wide=True)
    yield line("read an idea, which fits", "journey.read_idea", "/ideas/{fitting}/read")
    yield line("what it fits", "proposals.fits", "/ideas/{fitting}/fits")
    yield line("what kind of work", "proposals.kind", "/ideas/{fitting}/kind-of-work")
    yield line("what kind of work, not said", "proposals.kind", "/ideas/{received}/kind-of-work", done=send(), wide=False, status=422)
    yield line("register", "priorities.register", "/priorities/register", who="chair")
    yield line("add a priority", "priorities.add", "/priorities/new", who="chair", wide=False)
    wrong = send(title=LONG_WORD, from_on="", words="", words_easy="")
    yield line("add a priority, things are missing", "priorities.add", "/priorities/new", who="chair", done=wrong, status=422)
    words = check_words("words_easy")
    yield line("add a priority, words checked", "priorities.add", "/priorities/new", who="chair", done=words, wide=False)
    yield line("change a priority", "priorities.change", "/priorities/{priority}", who="chair")
    yield line("add a programme", "priorities.add_programme", "/programmes/new", who="chair", wide=False)
    odd = send(cap="many")
    yield line("change a programme", "priorities.change_programme", "/programmes/{programme}", who="chair")
    where = "/programmes/{programme}"
    yield line("change a programme, no number", "priorities.change_programme", where, who="chair", done=odd, wide=False, status=422)
