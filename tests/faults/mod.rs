//! Nothing is ever lost: what a kill, a full disk, a failing call or a broken file does to the user's work.

mod recovery;
mod windows;
