"""Moving a card and taking it back: one request each, answered with what changed on the board."""

from __future__ import annotations

import json
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views import View

from campaign_site.core.permissions.policies import visible_to

from ...models import Event
from ...services.change_data import PEOPLE, Change, as_data, from_data
from ...services.changes import Changed, change_event, require_change
from ...services.events import is_announced
from ...services.refusals import Refused, sentences
from ...services.versions import version_mark
from .answers import answer, impact_answer
from .board import Board
from .rows import places_of
from .targets import Drop, change_for
from .views import BoardRequest

UNDO_SALT = "planning-board-undo"
# Whoever comes back to a board left open over night takes nothing back unawares.
UNDO_SECONDS = 12 * 3600
_MOVED = gettext_noop("Somebody has moved it meanwhile: load the page again.")
_REFUSALS = (Refused, PermissionDenied, ValidationError)


class MoveView(BoardRequest, View):
    """POST with a JSON body: a drop, or `{"undo": token}`."""

    def post(self, request: HttpRequest) -> HttpResponse:
        board = self.board()
        if board is None:
            raise Http404
        body = _body(request)
        try:
            opened = _opened(body)
            if "undo" in body:
                return self._take_back(board, str(body["undo"]), opened)
            return self._move(board, Drop.read(body), body, opened)
        except Event.DoesNotExist as error:
            # The same for what does not exist and for what is not this person's.
            raise Http404 from error
        except _REFUSALS as error:
            return JsonResponse({"refused": " ".join(sentences(error))})
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise BadRequest("no such place on the board") from error

    def _move(
        self, board: Board, drop: Drop, body: dict[str, Any], opened: set[tuple[str, str]]
    ) -> HttpResponse:
        event = self._visible(board, drop.event_id)
        former = places_of(self.request.user, board.wanted, event.pk)
        if (drop.from_row, drop.from_day) not in former:
            raise Refused(_(_MOVED))
        change = change_for(drop, event, board.wanted.rows, self.request.user)
        public = is_announced(event) and set(change.fields) - {PEOPLE}
        if public and not body.get("confirmed"):
            # Nobody is asked for the reason of what cannot be done anyway.
            require_change(event, by=self.request.user)
            return impact_answer(event, change, by=self.request.user)
        try:
            changed = change_event(event_id=event.pk, change=change, by=self.request.user)
        except _REFUSALS as error:
            if not public:
                raise
            refused = " ".join(sentences(error))
            return impact_answer(event, change, by=self.request.user, refused=refused)
        return self._done(board, changed, former, (drop.row, drop.day), opened)

    def _take_back(self, board: Board, token: str, opened: set[tuple[str, str]]) -> HttpResponse:
        user = self.request.user
        event_id, change, left = _read_undo(token, user)
        event = self._visible(board, event_id)
        # What others did since, a cancellation say, is not taken back with it.
        if left != _left(event, change):
            raise Refused(_(_MOVED))
        former = places_of(user, board.wanted, event.pk)
        mark = version_mark(event)
        changed = change_event(event_id=event.pk, change=change, by=user, seen=mark)
        return self._done(board, changed, former, None, opened)

    def _visible(self, board: Board, event_id: int) -> Event:
        """An event of this edition that this person may see; else Event.DoesNotExist."""
        rows = visible_to(self.request.user, Event).in_edition(board.wanted.edition)
        return rows.select_related("edition__campaign", "school", "venue", "kind", "region").get(
            pk=event_id
        )

    def _done(
        self,
        board: Board,
        changed: Changed,
        former: set[tuple[str, str]],
        place: tuple[str, str] | None,
        opened: set[tuple[str, str]],
    ) -> HttpResponse:
        now = self.board(whole=opened, first={changed.event.pk}, kept=_taken_off(changed.undo))
        undo = _write_undo(changed, self.request.user)
        return answer(now, changed.event, former=former, place=place, undo=undo)


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no JSON") from error
    if not isinstance(body, dict):
        raise BadRequest("no object")
    return body


def _taken_off(undo: Change) -> set[int]:
    """The people a change took off an event: what takes it back adds them."""
    return {one.person for one in undo.people.add}


def _opened(body: dict[str, Any]) -> set[tuple[str, str]]:
    """The cells that show all their cards."""
    names = body.get("open") or []
    places = (str(name).partition(".") for name in names[:200])
    return {(row, day) for row, _dot, day in places}


def _write_undo(changed: Changed, user: Any) -> str:
    """Signed, because it restores without asking for a reason; only for whoever moved it."""
    data = {
        "event": changed.event.pk,
        "user": user.pk,
        "change": as_data(changed.undo),
        "left": _left(changed.event, changed.undo),
    }
    return signing.dumps(data, salt=UNDO_SALT, compress=True)


def _left(event: Event, undo: Change) -> dict[str, str]:
    """What a move has left behind, of the values that taking it back would replace.

    The edition with them: a day that was the event's in one is not its day in another.
    """
    names = {"edition", "status", *undo.fields} - {PEOPLE}
    return {n: str(getattr(event, Event._meta.get_field(n).attname)) for n in names}


def _read_undo(token: str, user: Any) -> tuple[int, Change, dict[str, str]]:
    try:
        data = signing.loads(token, salt=UNDO_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature as error:
        raise Refused(_("This move can no longer be undone.")) from error
    if data["user"] != user.pk:
        raise PermissionDenied
    return data["event"], from_data(data["change"]), data["left"]
