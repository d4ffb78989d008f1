"""What addresses may hold: bounded numbers, words and days, so that giants end as 422."""

from typing import Annotated

from fastapi import Path, Query

Number = Annotated[int, Query(ge=0, le=1_000_000_000)]
Words = Annotated[str, Query(max_length=500)]
Key = Annotated[str, Path(max_length=500, pattern=r"^[^\x00-\x1f\x7f]+$")]
