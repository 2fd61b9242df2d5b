"""The keys of the rows of a check-in."""

from textual.binding import Binding, BindingType

from diary.ui.widgets.rating_lines import ANSWERS
from diary.wording import screens as words
from diary.wording import tips

KEYS: list[BindingType] = [
    Binding("up", "move(-1)", id="rows.up", tooltip=tips.ROW_ABOVE),
    Binding("down", "move(1)", id="rows.down", tooltip=tips.ROW_BELOW),
    Binding("left", "change(-1)", id="rows.less", tooltip=tips.LESS),
    Binding("right", "change(1)", id="rows.more", tooltip=tips.MORE),
    # Shown, so that the list of commands has it: that is where the mouse finds it.
    Binding("delete,backspace,minus", "clear", words.CLEAR, id="rows.clear", tooltip=tips.CLEAR),
    # Bindings, not `on_key`: only so do digits and arrows typed fast keep their order.
    *(
        Binding(
            str(digit),
            f"digit({digit})",
            id=f"rows.digit_{digit}",
            tooltip=tips.DIGITS,
        )
        for digit in range(10)
    ),
    *(
        Binding(
            answer.value[0],
            f"answer('{answer.value[0]}')",
            words.answer_key(answer),
            id=f"rows.{answer.value}",
            tooltip=tips.ANSWER,
        )
        for answer in ANSWERS
    ),
]
