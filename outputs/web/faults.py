"""What pages say of errors: never a path of the server, never a command, which others may not use.

The errors' own words are for the command line, the API and the server's log.
"""

from collections.abc import Mapping

from corpus.errors import (
    BadCursorError,
    DigestChangedError,
    DigestSignedError,
    DigestStateError,
    EvidenceError,
    LastUserError,
    MicluError,
    MissingDigestError,
    MissingDocumentError,
    MissingEntityError,
    MissingStatementError,
    MissingSubscriptionError,
    MissingTokenError,
    MissingUserError,
    NothingToUndoError,
    PeriodError,
    ReviewConflictError,
    ReviewError,
    SearchError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreNumberError,
    StoreReadOnlyError,
    StoreServerError,
    UnknownFactError,
    UnknownPublisherError,
    UserExistsError,
    WeekError,
)
from corpus.store.naming.errors import (
    AmbiguousNameError,
    ConflictingJudgementError,
    MissingJudgementError,
    MixedTypesError,
    OneNameError,
    UndoneJudgementError,
)
from outputs.errors import (
    BusyServerError,
    LoginError,
    LoginLimitError,
    MissingExtraError,
    PasswordError,
    UserNameError,
)
from outputs.web.words import find_words

_TAKEN = "그사이 다른 사람이 바꾸어 저장하지 않았습니다. 다시 열어 보십시오."
_READ_AGAIN = "이 문서를 읽은 결과를 쓸 수 없습니다. 문서를 다시 읽도록 관리자에게 알려 주십시오."
_NO_TURN = "이 상태에서는 할 수 없는 일입니다. 다이제스트를 다시 열어 보십시오."

# The class itself, else the nearest one that it derives from; words in braces are its attributes.
FAULTS: Mapping[type[MicluError], str] = {
    AmbiguousNameError: "여럿을 뜻하는 이름입니다. 하나를 고르십시오.",
    BadCursorError: "이어 볼 자리가 이 찾기의 것이 아닙니다.",
    BusyServerError: "다른 파일을 만들고 있습니다. 1분 뒤에 다시 하십시오.",
    ConflictingJudgementError: "앞선 판정과 어긋나 저장하지 않았습니다.",
    DigestChangedError: _TAKEN,
    DigestSignedError: "서명한 다이제스트는 바뀌지 않습니다. 고친 판을 만드십시오.",
    DigestStateError: _NO_TURN,
    EvidenceError: _READ_AGAIN,
    LastUserError: "로그인할 수 있는 관리자가 {name} 하나뿐입니다. "
    "다른 사람을 먼저 관리자로 만드십시오.",
    LoginError: "이름과 비밀번호가 맞지 않습니다.",
    LoginLimitError: "실패한 로그인이 너무 많습니다. {minutes}분 뒤에 다시 해 보십시오.",
    MicluError: "요청을 처리할 수 없습니다.",
    MissingDigestError: "{period}의 다이제스트나 그런 판이 없습니다.",
    MissingDocumentError: "이런 문서나 그런 판이 없습니다: {document_id}",
    MissingEntityError: "이런 이름이 없습니다: {name}",
    MissingExtraError: "이 서버는 이 형식의 파일을 만들지 못합니다. 관리자에게 알려 주십시오.",
    MissingJudgementError: "이런 판정이 없습니다.",
    MissingStatementError: "찾는 사실이 없습니다. 그 사이 문서를 다시 읽었을 수 있습니다.",
    MissingSubscriptionError: "이런 저장한 찾기가 없습니다.",
    MissingTokenError: "그런 토큰이 없습니다.",
    MissingUserError: "이런 사용자가 없습니다: {name}",
    MixedTypesError: "인물, 사업, 기관은 서로 하나가 될 수 없습니다.",
    NothingToUndoError: "되돌릴 판정이 없습니다.",
    OneNameError: "양쪽이 같은 이름입니다.",
    PasswordError: "비밀번호는 10자에서 200자까지, 서로 다른 글자를 넷 이상 쓰고, "
    "사용자 이름을 넣지 마십시오.",
    PeriodError: "기간의 첫날은 끝날보다 앞서야 하고, 길이는 한 해까지입니다.",
    ReviewConflictError: _TAKEN,
    ReviewError: "이 판정은 저장할 수 없습니다.",
    SearchError: "주소나 입력한 값을 읽을 수 없습니다.",
    StoreBusyError: "다른 작업이 자료를 쓰고 있어 저장하지 못했습니다. 잠시 뒤에 다시 하십시오.",
    StoreDamagedError: "자료가 손상되어 읽을 수 없습니다. 관리자에게 알려 주십시오.",
    StoreError: "자료를 쓸 수 없습니다. 관리자에게 알려 주십시오.",
    StoreFullError: "서버에 남은 자리가 없어 저장하지 못했습니다. 관리자에게 알려 주십시오.",
    StoreNumberError: "수가 너무 큽니다.",
    StoreReadOnlyError: "자료가 읽기 전용이라 저장하지 못했습니다. 관리자에게 알려 주십시오.",
    StoreServerError: "자료 서버에 닿지 않습니다. 잠시 뒤에 다시 하십시오.",
    UndoneJudgementError: "이미 되돌린 판정입니다.",
    UnknownFactError: _READ_AGAIN,
    UnknownPublisherError: "자료에 없는 매체입니다: {publisher}",
    UserExistsError: "{name}: 이미 있는 이름입니다. 막은 사용자의 이름일 수 있습니다.",
    UserNameError: "사용자 이름은 글자, 숫자, 점, 밑줄, 줄표로 64자까지입니다.",
    WeekError: "기간을 읽을 수 없습니다. 2026-W46이나 2026-11-01..2026-11-15처럼 적으십시오.",
}


def tell_fault(error: Exception, language: str) -> str:
    """Say in the language of the pages what is wrong and what to do."""
    kind = next((each for each in type(error).__mro__ if each in FAULTS), MicluError)
    return find_words(language)(FAULTS[kind], **vars(error))
