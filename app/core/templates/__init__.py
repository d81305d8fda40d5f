"""The one way templates are read: by the web and, without any web, for letters."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_eval_context, select_autoescape
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from app.core import calendar, i18n
from app.core.assets import asset, picture
from app.core.config import ROOT, settings
from app.core.templates.dialling import PhoneNumber, to_dial
from app.core.templates.directions import kept_apart
from app.core.templates.once import HERE, Once

TEMPLATES = ROOT / "templates"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_GROUPED = re.compile(r"(?<![&#\d])\+?\d{2,}(?:[ \u00a0-]\d{2,})+(?![\d;])")
_PLAIN_KINDS = (FunctionType, MethodType, BuiltinFunctionType)


class Service:
    """What every page may say about the service: its name and how to reach a person."""

    @property
    def name(self) -> str:
        """The name in the head of every page."""
        return settings().service_name

    @property
    def place(self) -> str:
        """The health and care system that it is for."""
        return settings().place_name

    @property
    def phone(self) -> str:
        """The number as people write it; on a page it is a link."""
        return PhoneNumber(settings().phone.replace(" ", "\u00a0"))

    @property
    def phone_href(self) -> str:
        """The number as a phone dials it."""
        return "tel:" + settings().phone.replace(" ", "")

    @property
    def contact_name(self) -> str:
        """The first name of whoever answers."""
        return settings().contact_name

    @property
    def freepost(self) -> str:
        """The address to which a paper form goes without a stamp; nothing where there is none."""
        return settings().freepost

    @property
    def theme(self) -> str:
        """The name of the token file, or nothing."""
        return settings().theme

    @property
    def demo(self) -> bool:
        """Whether this is a demo system with made-up people."""
        return settings().demo

    @property
    def header_links(self) -> list[dict[str, str]]:
        """Further links of the organisation in the head; none by default."""
        return [{"text": words, "href": address} for words, address in settings().header_links]

    @property
    def answer_days(self) -> int:
        """Working days in which we promise an answer."""
        return settings().answer_working_days


def furnish(environment: Environment) -> None:
    """Gives an environment our rules, words and filters."""
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.add_extension("jinja2.ext.do")
    environment.add_extension(Once)
    install = environment.install_gettext_callables  # type: ignore[attr-defined] # added by the i18n extension
    install(i18n.gettext, i18n.ngettext, newstyle=True, pgettext=i18n.pgettext)
    environment.globals.update(gettext=_say, _=_say, N_=i18n.mark, for_staff=_say_to_staff, count_for_staff=_count_for_staff)
    environment.template_class = _Imported
    environment.context_class = _Straight
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals.update(
        asset=asset,
        picture=picture,
        service=Service(),
        today=calendar.today,
        language_name=i18n.language_name,
        direction=i18n.direction,
        here_mark=lambda reading: f"/{reading.tag}{HERE}",
    )
    environment.filters.update(
        long_date=i18n.long_date,
        moment=i18n.moment,
        number=i18n.number,
        figure=i18n.figure,
        short_date=i18n.short_date,
        english_name=i18n.english_name,
        shown=shown,
        listed=_listed,
        numbers_in_order=numbers_in_order,
        numbers_whole=numbers_whole,
        plain_reference=plain_reference,
        to_dial=to_dial,
        iso_date=lambda d: i18n.long_date(dt.date.fromisoformat(d)) if d else "",
        iso_moment=lambda m: i18n.moment(dt.datetime.fromisoformat(m)) if m else "",
        said=i18n.gettext,
        said_to_staff=i18n.for_staff,
        spoken_date=lambda m: i18n.long_date(calendar.on_date(m)),
    )


class _Imported(Template):
    """All our templates share one set of globals, so a component is made once and never compared with who imports it."""

    def _get_default_module(self, _context: object = None) -> Any:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _Straight(Context):
    """Calls our components without asking each time what they want passed: a page makes some 200 calls."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        """What jinja2 does; the shorter way for components and plain functions, the long one for all else."""
        if type(called) is not Macro and (type(called) not in _PLAIN_KINDS or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *args, **named) if type(called) is Macro else called(*args, **named)


@pass_eval_context
def _say(context: EvalContext, message: str, /, **variables: Any) -> str:
    """What newstyle gettext does: the sentence as markup where that is escaped, its variables put in."""
    if not variables:
        return _plain(message, i18n.reading(), context.autoescape)
    sentence = i18n.gettext(message)
    return (Markup(sentence) if context.autoescape else sentence) % variables  # noqa: S704 the words of our own catalogue


@pass_eval_context
def _say_in_letter(context: EvalContext, message: str, /, **variables: Any) -> str:
    """The same in a letter, where each name and number that is put in keeps its own direction; one that is markup has its own."""
    way = i18n.reading().dir
    bare = {name for name, value in variables.items() if isinstance(value, str) and not (context.autoescape and hasattr(value, "__html__"))}
    return _say(context, message, **{name: kept_apart(value, way) if name in bare else value for name, value in variables.items()})


@lru_cache(4096)
def _plain(message: str, _reading: i18n.Reading, escaped: bool) -> str:  # noqa: FBT001 a part of the key
    sentence = i18n.gettext(message)
    return (Markup(sentence) if escaped else sentence) % {}  # noqa: S704 likewise


def plain_reference(reference: str) -> str:
    """A reference as people see it, KT 4729; its space never breaks, also where no style can say so."""
    return f"{reference[:2]}\u00a0{reference[2:]}"


@pass_eval_context
def _say_to_staff(context: EvalContext, message: str, /, **variables: Any) -> str:
    """The same for a sentence of a page for staff."""
    sentence = i18n.for_staff(message)
    return (Markup(sentence) if context.autoescape else sentence) % variables  # noqa: S704 the words of our own catalogue


@pass_eval_context
def _count_for_staff(context: EvalContext, one: str, many: str, num: int, /, **variables: Any) -> str:
    """The same for a number, which the sentence calls %(num)s."""
    sentence = i18n.count_for_staff(one, many, num)
    return (Markup(sentence) if context.autoescape else sentence) % (variables | {"num": num})  # noqa: S704 likewise


def shown(reference: str) -> Markup:
    """The same on a page, kept left to right."""
    return Markup('<bdi dir="ltr" class="nowrap">{}</bdi>').format(plain_reference(reference))


def numbers_in_order(line: str) -> str:
    """A line that people wrote, whose numbers in groups (01632 960 777) keep their order also among letters that run from right to left."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    return Markup(_GROUPED.sub(r'<bdi dir="ltr">\g<0></bdi>', str(escape(line))))  # noqa: S704 escaped, but for our own tags


def numbers_whole(line: str) -> str:
    """The same in plain text, where no tag can hold a number together: its spaces do not break, so its groups stay in order."""
    return _GROUPED.sub(lambda found: found[0].replace(" ", "\u00a0"), line)


@pass_eval_context
def _listed(context: EvalContext, names: str | Sequence[str], /) -> str:
    """Names in one sentence as the language strings them together, on a page each in its own direction. One string stands as it is."""
    several = [names] if isinstance(names, str) else names
    if not context.autoescape:
        return i18n.listed(several)
    return Markup(i18n.listed([str(Markup("<bdi>{}</bdi>").format(name)) for name in several]))  # noqa: S704 each name is escaped


@cache
def letters() -> Environment:
    """The environment in which letters are written: no request, no web."""
    escapes = select_autoescape(enabled_extensions=("html",), default=False)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=escapes)  # noqa: S701 text letters are plain
    furnish(environment)
    environment.globals.update(_=_say_in_letter)
    return environment


def render(name: str, /, **facts: Any) -> str:
    """One template with these facts, in the present reading."""
    return letters().get_template(name).render(reading=i18n.reading(), **facts)
