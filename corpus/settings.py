"""The settings of an installation: `MICLU_*` variables over `miclu.toml` over the defaults."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Settings(BaseSettings):
    """Where things are kept and how we introduce ourselves to publishers."""

    model_config = SettingsConfigDict(
        env_prefix="MICLU_", toml_file="miclu.toml", extra="forbid", frozen=True
    )

    home: Path = Field(default=Path("var"), description="Folder of the store, archive and digests")
    # An address may hold a password.
    database_url: str = Field(
        default="", repr=False, description="SQLAlchemy address; empty: SQLite in home"
    )
    contact: str = Field(
        default="", description="Mail or web address that publishers see in our user agent"
    )
    model: str = Field(
        default="", description="Hugging Face model that finds names; empty: the one that ships"
    )
    # Left out of every dump: the key of a person goes to nobody but the search it opens.
    naver_id: str = Field(
        default="", exclude=True, description="Client ID for the Naver news search"
    )
    naver_secret: str = Field(
        default="", exclude=True, repr=False, description="Client secret for it"
    )
    naver_address: str = Field(
        default="https://openapi.naver.com/v1/search/news.json",
        description="Address of the Naver news search",
    )
    publishers: tuple[str, ...] = Field(
        default=(), description="Keys of the publishers that miclu run weekly crawls"
    )
    smtp_host: str = Field(default="", description="Mail server; empty: no mail is sent")
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Port of the mail server")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="none is for a server on this machine"
    )
    smtp_user: str = Field(default="", exclude=True, description="Login of the mail server")
    smtp_password: str = Field(default="", exclude=True, repr=False, description="Password for it")
    mail_from: str = Field(default="", description="Sender of digests and alerts: a mail address")
    mail_to: tuple[str, ...] = Field(
        default=(), description="Mail addresses that every signed digest goes to"
    )
    site_address: str = Field(
        default="", description="Address at which others reach the pages: https://miclu.example"
    )
    local_proxy: str = Field(
        default="", description="Address that python -m crawler.sample prints, to try the sample"
    )

    @property
    def store_url(self) -> str:
        """The address of the store: `database_url`, or the SQLite file in `home`."""
        # Only what an address would read otherwise: other signs may stand for odd bytes of names.
        path = str(self.home / "miclu.db").replace("%", "%25").replace("?", "%3F")
        return self.database_url or f"sqlite:///{path}"

    @property
    def archive_folder(self) -> Path:
        """The folder of the WARC files."""
        return self.home / "archive"

    @property
    def digest_folder(self) -> Path:
        """The folder of the written digests."""
        return self.home / "digests"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put `miclu.toml` of the working folder under the environment."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
