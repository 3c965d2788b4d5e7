"""The short answers: greeting, language, stop, and what is said when nothing was understood."""

from dataclasses import replace

from bot.formatter.commands import COURTESIES, Courtesy, keyboard
from bot.formatter.html import Html, cut, harmless
from bot.formatter.tags import button
from bot.formatter.taps import Erase, Language, Open
from bot.formatter.texts import LANGUAGES, Voice
from bot.model import Button, Post


def greeting(voice: Voice) -> Post:
    """To somebody new: who speaks, in three lines, and the keys."""
    return Post(text=voice.say("greeting"), keyboard=keyboard(voice.texts, voice.language))


def greeting_back(count: int, voice: Voice) -> Post:
    """To somebody who comes back to `count` topics."""
    return Post(text=voice.say("greeting-back", count=count), keyboard=keyboard(voice.texts, voice.language))


def language_screen(voice: Voice) -> Post:
    """The three languages, ✓ on the chosen one."""
    names = (voice.label("language-kk"), voice.label("language-ru"), voice.label("language-en"))
    row = tuple(
        button(f"✓ {name}" if code == voice.language else name, Language(code))
        for code, name in zip(LANGUAGES, names, strict=True)
    )
    return Post(text=voice.say("language-title"), buttons=(row,))


def language_chosen(voice: Voice) -> Post:
    """In the language just chosen, with its keys."""
    return Post(text=voice.say("language-chosen"), keyboard=keyboard(voice.texts, voice.language))


def stopped(count: int, voice: Voice) -> Post:
    """After /stop: `count` topics are kept."""
    resume = button(voice.label("button-resume"), Open("start"))
    return Post(text=voice.say("stopped", count=count), buttons=((resume,),))


def cancelled(voice: Voice) -> Post:
    """After /cancel."""
    return Post(text=voice.say("cancelled"))


def unknown_command(command: str, nearest: str | None, voice: Voice) -> Post:
    """A command that there is not, and the one that was perhaps meant."""
    name = "/" + cut(harmless(command.lstrip("/")), 40)
    if nearest is None:
        return Post(text=voice.say("unknown-command", command=name))
    return Post(text=voice.say("unknown-command-nearest", command=name, nearest=Html(f"/{nearest}")))


def not_understood(voice: Voice) -> Post:
    """Words, a picture or a sticker that mean nothing to the bot; the keys come with it."""
    return Post(text=voice.say("words-help"), keyboard=keyboard(voice.texts, voice.language))


def courtesy(kind: Courtesy, voice: Voice) -> Post:
    """The answer to a greeting, or to thanks."""
    return Post(text=voice.say(COURTESIES[kind][1]), keyboard=keyboard(voice.texts, voice.language))


def about_money(post: Post, voice: Voice) -> Post:
    """The answer to words about money that are not understood: how to say it, then what else they may be."""
    back = (button(voice.label("button-rates"), Open("rates")),)
    return replace(post, text=f"{voice.say('words-money')}\n\n{post.text}", buttons=(*post.buttons, back))


def group_admins(voice: Voice) -> Post:
    """In a group, only administrators may change what it gets."""
    return Post(text=voice.say("group-admins"))


def desk_elsewhere(username: str, voice: Voice) -> Post:
    """An editor's desk is not for a group's eyes: where it is, with the way there once the bot's name is known."""
    there = ((Button(voice.label("button-private-chat"), url=f"https://t.me/{username}"),),) if username else ()
    return Post(text=voice.say("desk-elsewhere"), buttons=there)


def failed(voice: Voice) -> Post:
    """Something broke: no details, they are in the log."""
    return Post(text=voice.say("error"))


def being_drawn(post: Post, voice: Voice) -> Post:
    """The words of a picture that is still being drawn."""
    return replace(post, text=f"{post.text}\n\n{voice.say('picture-coming')}")


def stale(voice: Voice) -> str:
    """A word over the screen when a button means nothing any more; plain text."""
    return voice.label("tap-stale")


def delete_ask(voice: Voice) -> Post:
    """Whether everything is to go: what that means, and both answers."""
    sure = button(voice.label("button-delete"), Erase(sure=True))
    keep = button(voice.label("button-keep"), Erase(sure=False))
    return Post(text=voice.say("delete-ask"), buttons=((sure,), (keep,)))


def delete_kept(voice: Voice) -> Post:
    """Nothing was erased."""
    return Post(text=voice.say("delete-kept"))


def deleted(voice: Voice, *, clean: bool) -> Post:
    """Everything was; unless `clean`, the files still hold traces."""
    return Post(text=voice.say("deleted" if clean else "deleted-not-clean"))


def throttled(limit: int, voice: Voice) -> Post:
    """The chat asks more than `limit` times a minute: said once, then silence until the minute is over."""
    return Post(text=voice.say("throttled", limit=limit))
