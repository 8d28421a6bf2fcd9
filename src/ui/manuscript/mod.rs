//! Manuscripts in the window: what they read, their headings, and the bar above them.

pub(super) mod bar;
mod binding;
mod headings;
mod reading;
mod size;

pub(super) use binding::Binding;
pub(super) use headings::Headings;
pub(super) use reading::Readings;
