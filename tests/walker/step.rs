//! What the hand does in one step, in a shape that can be done again and be read.

use egui::{Key, Modifiers, Pos2, Rect, lerp, pos2};
use std::fmt;

/// A place on screen, by the name of what is there: it is found again when steps before it are left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Target {
    pub(crate) name: String,
    /// Which of those that have the name.
    pub(crate) nth: usize,
    /// Where in it, as parts of its size.
    pub(crate) at: [f32; 2],
}

impl Target {
    pub(crate) fn point(&self, rect: Rect) -> Pos2 {
        pos2(lerp(rect.x_range(), self.at[0]), lerp(rect.y_range(), self.at[1]))
    }
}

/// How a button of the pointer is pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Click {
    Once,
    Twice,
    /// With the other button.
    Menu,
    WithShift,
    WithCtrl,
}

/// A file that is dropped onto the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Dropped {
    Spreadsheet,
    TwoSpreadsheets,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    Click(Click, Target),
    Drag(Target, Target),
    /// Keys of a keyboard, a frame each.
    Type(&'static str),
    /// All of them in one frame.
    TypeAtOnce(&'static str),
    /// An input method: what is typed, and what comes of it.
    Compose(&'static str, &'static str),
    /// A composition that a click elsewhere breaks off.
    BreakOff(&'static str, Target),
    Press(Modifiers, Key),
    Copy,
    Cut,
    Paste(&'static str),
    Wheel {
        on: Target,
        lines: i8,
        ctrl: bool,
    },
    Drop(Dropped),
}

impl Step {
    /// What the step writes where the focus is.
    pub(crate) fn written(&self) -> Option<&'static str> {
        match self {
            Self::Type(text) | Self::TypeAtOnce(text) | Self::Compose(_, text) => Some(text),
            // A spreadsheet ends what it copies with a line break.
            Self::Paste(text) => Some(text.trim_end_matches(['\r', '\n'])),
            _ => None,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nth = if self.nth == 0 { String::new() } else { format!(" (number {} of that name)", self.nth + 1) };
        write!(f, "“{}”{nth}", self.name)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Click(Click::Once, on) => write!(f, "click on {on}"),
            Self::Click(Click::Twice, on) => write!(f, "double click on {on}"),
            Self::Click(Click::Menu, on) => write!(f, "right click on {on}"),
            Self::Click(Click::WithShift, on) => write!(f, "Shift and click on {on}"),
            Self::Click(Click::WithCtrl, on) => write!(f, "Ctrl and click on {on}"),
            Self::Drag(from, to) => write!(f, "drag from {from} to {to}"),
            Self::Type(text) => write!(f, "type “{text}”"),
            Self::TypeAtOnce(text) => write!(f, "type “{text}” within one frame"),
            Self::Compose(keys, text) => write!(f, "compose “{keys}” to “{text}”"),
            Self::BreakOff(keys, on) => write!(f, "compose “{keys}” and click on {on} before it ends"),
            Self::Press(held, key) => {
                for (is_held, name) in [(held.ctrl, "Ctrl+"), (held.shift, "Shift+"), (held.alt, "Alt+")] {
                    f.write_str(if is_held { name } else { "" })?;
                }
                write!(f, "{}", key.name())
            }
            Self::Copy => f.write_str("Ctrl+C"),
            Self::Cut => f.write_str("Ctrl+X"),
            Self::Paste(text) => write!(f, "Ctrl+V of {text:?}"),
            Self::Wheel { on, lines, ctrl } => {
                write!(f, "{}wheel by {lines} on {on}", if *ctrl { "Ctrl and " } else { "" })
            }
            Self::Drop(files) => write!(f, "drop of {files:?} onto the window"),
        }
    }
}
