"""The registration that a model's code and a year mean."""

from typing import TYPE_CHECKING

from danvan_tui.cli.errors import ModelNotFound
from danvan_tui.cli.show import model_number

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.model_records import ModelDetail, RegistrationRecord


def find_registration(
    connection: "Connection", code: str, year: int | None
) -> "tuple[ModelDetail, RegistrationRecord]":
    """A model, and its registration of a year or its newest one.

    Raises:
        BadCode: It is no model's code.
        ModelNotFound: There is no such model.
        NotFound: It has no registration of that year.
    """
    from db.errors import NotFound, Said
    from db.read.detail import model_detail
    from db.read.records import model_code

    model_id = model_number(code)
    model = model_detail(connection, model_id)
    if model is None:
        raise ModelNotFound(value=model_code(model_id))
    for registration in model.registrations:
        if year in {None, registration.year}:
            return model, registration
    raise NotFound(what=Said(f"đăng ký của {model.code} năm", f"registration of {model.code} in"), value=year)
