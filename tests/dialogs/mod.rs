//! Every dialog: wholly inside the window at every size, its buttons to be reached, still while nothing happens, leaving by
//! Esc and agreeing by Enter.

mod answers;
mod choosers;
mod every;
mod stage;
