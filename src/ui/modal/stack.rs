//! The dialogs that are open: the last is shown, those under it wait.

use super::{Answer, Around, Modal};
use egui::{Context, Id};

/// The frame from which on the user can be asked something: before the window is on screen no input comes.
const FIRST_QUESTION: u64 = 3;

/// The open dialogs.
#[derive(Default)]
pub(in crate::ui) struct Stack(Vec<Open>);

struct Open {
    modal: Modal,
    /// Who had the keys before it came, once it was shown.
    keys: Option<Option<Id>>,
}

/// An answer, and who has the keys again.
pub(in crate::ui) struct Answered {
    pub(in crate::ui) answer: Answer,
    /// None is nobody in particular.
    pub(in crate::ui) keys: Option<Id>,
}

impl Stack {
    /// Lays `modal` over the others.
    pub(in crate::ui) fn push(&mut self, modal: impl Into<Modal>) {
        self.0.push(Open { modal: modal.into(), keys: None });
    }

    /// Whether nothing is asked.
    pub(in crate::ui) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of the open dialogs is `such`.
    pub(in crate::ui) fn has(&self, such: impl Fn(&Modal) -> bool) -> bool {
        self.0.iter().any(|open| such(&open.modal))
    }

    /// Shows the last dialog. Its answer takes it off the stack.
    pub(in crate::ui) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answered> {
        let open = self.0.last_mut()?;
        if ctx.cumulative_frame_nr() < FIRST_QUESTION {
            ctx.request_repaint();
            return None;
        }
        let keys = *open.keys.get_or_insert_with(|| ctx.memory(egui::Memory::focused));
        let answer = open.modal.show(ctx, around)?;
        self.0.pop();
        Some(Answered { answer, keys })
    }
}
