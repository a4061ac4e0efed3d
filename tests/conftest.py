"""What tests of several rooms share: one converted encoder, one index of the shipped report."""

from pathlib import Path

import pytest
from hypothesis import settings

from index import Encoder, Index, default_home, load_encoder, open_index

# Whether a property holds does not depend on how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def home() -> Path:
    """The project's own cache, so that the encoder is converted once and not once a run."""
    return default_home()


@pytest.fixture(scope="session")
def encoder(home: Path) -> Encoder:
    """The bundled encoder."""
    return load_encoder(None, home)


@pytest.fixture(scope="session")
def shipped_index(home: Path, encoder: Encoder) -> Index:
    """The index of the shipped report."""
    return open_index(home=home, encoder=encoder)
