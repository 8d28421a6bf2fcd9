//! What the two lists beside the form share: rows of one height, a current row, a choice of several, keys, a menu,
//! dragging.

mod chips;
mod drag;
mod keys;
mod menu;
mod picked;
mod row;

pub(super) use chips::Chip;
pub(super) use drag::{Drop, dropped, scroll_at_edge, seek};
pub(super) use keys::{Keys, Step, Way};
pub(super) use menu::{RowMenu, item};
pub(super) use picked::Picked;
pub(super) use row::{Fold, Row, beside_bar, close_up, height, heights, line, paint};
