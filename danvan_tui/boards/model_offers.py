"""What may be done to models, beside the steps of their life cycle."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.locale import Words
from db.lifecycle import Standing, Step, why_not
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.forms.models.picked import ModelsForm, PickedModel


def model_offers(words: Words, picked: "Sequence[PickedModel]") -> tuple[Offer, ...]:
    """What may be done to some registrations, as the member sees them.

    Args:
        words: The session's language.
        picked: The registrations; none is offered nothing.
    """
    if not picked:
        return ()
    single = None if len(picked) == 1 else words("why.one_model")

    def form(module: str, name: str) -> "ModelsForm":
        from importlib import import_module

        made: ModelsForm = getattr(import_module(f"danvan_tui.forms.models.{module}"), name)(words, picked)
        return made

    return (
        Offer(
            "model.recognise",
            Act.RECOGNISE,
            lambda: form("recognise", "RecogniseForm"),
            _not_so_far(words, picked),
        ),
        Offer("model.propose", Act.COMMEND, lambda: form("commend", "ProposeForm")),
        Offer("model.commend", Act.COMMEND, lambda: form("commend", "CommendForm")),
        Offer("model.inspect", Act.INSPECT, lambda: form("inspect", "InspectForm")),
        Offer("model.score", Act.INSPECT, lambda: form("score", "ScoreForm"), single),
        Offer("model.replicate", Act.REPLICATE, lambda: form("replicate", "ReplicateForm"), single),
        Offer("model.delete", Act.DELETE, lambda: form("delete", "DeleteForm")),
    )


def step_offers(words: Words, picked: "Sequence[PickedModel]") -> tuple[Offer, ...]:
    """The steps of the life cycle that are taken by a form, for the palette: F12 has them among the others."""
    if not picked:
        return ()
    from danvan_tui.forms.models.steps import OUTSTANDING, RETURN, STOP, UNRECOGNISE, StepForm

    def offer(name: str, step: Step) -> Offer:
        whys = [step.why_not(each.standing) for each in picked]
        reason = None if None in whys or whys[0] is None else whys[0][words.language == "en"]
        return Offer(name, Act.MOVE, lambda: StepForm(words, picked, step), reason)

    return (
        offer("model.outstanding", OUTSTANDING),
        offer("model.unrecognise", UNRECOGNISE),
        offer("model.return", RETURN),
        offer("model.stop", STOP),
    )


def _not_so_far(words: Words, picked: "Sequence[PickedModel]") -> str | None:
    """Why none of them can be recognised; None where one can."""
    whys = [
        None if each.standing >= Standing.RECOGNISED else why_not(each.standing, Standing.RECOGNISED)
        for each in picked
    ]
    return None if None in whys or whys[0] is None else whys[0][words.language == "en"]
