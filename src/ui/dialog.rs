//! The frame of all dialogs: a heading, a body that scrolls if necessary, and a row of buttons that is always visible.
//!
//! Its size depends on the window and the text, never on its size in the frame before: egui containers that fit their
//! own content can grow from frame to frame.

use egui::{Context, FocusDirection, Id, Key, Modal, Modifiers, Response, Sense, TextStyle, Ui, UiBuilder, vec2};

/// Space between a dialog and the edge of the window, screen points.
const MARGIN: f32 = 12.0;
/// Space inside a dialog around its content, screen points.
const PADDING: i8 = 14;
/// Space above the row of buttons, screen points.
const GAP: f32 = 8.0;
/// The least width of a button, screen points.
const LEAST_BUTTON: f32 = 76.0;
/// The text size for which widths and heights are given, as in new settings.
pub(super) const USUAL_TEXT: f32 = 14.0;

/// A button in the bottom row and what pressing it means.
pub(super) struct Reply<T> {
    name: String,
    means: T,
    enabled: bool,
}

impl<T> Reply<T> {
    pub(super) fn new(name: impl Into<String>, means: T) -> Self {
        Self { name: name.into(), means, enabled: true }
    }

    /// Enables the button only if `allowed`.
    pub(super) fn only_if(self, allowed: bool) -> Self {
        Self { enabled: allowed, ..self }
    }
}

/// What the Enter key does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enter {
    /// It presses the first button, which agrees.
    Agrees,
    /// It presses the last button, which leaves everything as it is.
    Refuses,
    /// It presses nothing.
    Nothing,
}

/// The height of the body.
#[derive(Clone, Copy)]
enum Body {
    /// As high as its content, and scrolling if the window is too low.
    Fits,
    /// This height, or what the window allows. The content scrolls by itself.
    High(f32),
}

/// A dialog to show.
///
/// Esc means the last button. Enter presses the first, unless set otherwise or another button has the focus. Tab stays
/// inside.
pub(super) struct Dialog<'a> {
    title: &'a str,
    width: f32,
    body: Body,
    enter: Enter,
    /// Whether the first field gets the focus on opening, instead of the default button.
    starts_in_body: bool,
    outside_leaves: bool,
    /// Whether Esc currently belongs to something in the body.
    inner_escape: bool,
}

impl<'a> Dialog<'a> {
    /// Creates a dialog of `width` points at [`USUAL_TEXT`].
    pub(super) fn new(title: &'a str, width: f32) -> Self {
        let (body, enter) = (Body::Fits, Enter::Agrees);
        Self { title, width, body, enter, starts_in_body: false, outside_leaves: false, inner_escape: false }
    }

    /// Makes the body `height` points high at [`USUAL_TEXT`], or as high as the window allows.
    pub(super) fn high(self, height: f32) -> Self {
        Self { body: Body::High(height), ..self }
    }

    /// Gives the first field of the body the focus on opening.
    pub(super) fn starts_in_body(self) -> Self {
        Self { starts_in_body: true, ..self }
    }

    /// Makes Enter mean no, because the action cannot be undone.
    pub(super) fn careful(self) -> Self {
        Self { enter: Enter::Refuses, ..self }
    }

    /// Makes Enter do nothing: the dialog closes by itself, and an Enter may be meant for what was there before.
    pub(super) fn waiting(self) -> Self {
        Self { enter: Enter::Nothing, ..self }
    }

    /// Makes a click outside count as Esc, for dialogs without typed text to lose.
    pub(super) fn outside_leaves(self) -> Self {
        Self { outside_leaves: true, ..self }
    }

    /// Leaves Esc to the body if `inner`: something in it is closed before the dialog is.
    pub(super) fn inner_escape(self, inner: bool) -> Self {
        Self { inner_escape: inner, ..self }
    }

    /// Shows the dialog. `body` draws the content and returns the buttons. Returns the meaning of a pressed one.
    pub(super) fn show<T>(self, ctx: &Context, body: impl FnOnce(&mut Ui) -> Vec<Reply<T>>) -> Option<T> {
        let id = Id::unique(("dialog", self.title));
        let keys = Keys::taken(ctx, id, self.inner_escape);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(PADDING);
        let modal = Modal::new(id).frame(frame).show(ctx, |ui| {
            ctx.accesskit_node_builder(id, |node| node.set_label(self.title));
            // egui's own focus order finds the first field, whatever the body draws.
            if self.starts_in_body && ui.memory(|memory| memory.focused().is_none()) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            }
            let replies = self.heading_and_body(ui, body);
            self.buttons(ui, replies, keys.enter)
        });
        let leaves = keys.escape || (self.outside_leaves && keys.known && modal.backdrop_response.clicked());
        let Pressed { pressed, mut replies } = modal.inner;
        let at = pressed.or_else(|| leaves.then(|| replies.len().saturating_sub(1)))?;
        // Show the next dialog without waiting for input.
        ctx.request_repaint();
        (at < replies.len()).then(|| replies.swap_remove(at).means)
    }

    fn heading_and_body<T>(&self, ui: &mut Ui, body: impl FnOnce(&mut Ui) -> Vec<Reply<T>>) -> Vec<Reply<T>> {
        let room =
            ui.ctx().content_rect().size() - 2.0 * vec2(MARGIN + f32::from(PADDING), MARGIN + f32::from(PADDING));
        let scale = TextStyle::Body.resolve(ui.style()).size / USUAL_TEXT;
        // Larger text needs a wider dialog; smaller text does not make it narrower.
        let width = (self.width * scale.max(1.0)).min(room.x);
        ui.set_width(width);
        ui.set_max_height(room.y);
        let heading = ui.add(egui::Label::new(egui::RichText::new(self.title).heading()).truncate());
        let spacing = ui.spacing().item_spacing.y;
        let most = room.y - heading.rect.height() - button_height(ui) - 2.0 * spacing - GAP;
        match self.body {
            Body::Fits => {
                let scroll = egui::ScrollArea::vertical().max_height(most).auto_shrink([false, true]);
                scroll.show(ui, body).inner
            }
            Body::High(height) => {
                let size = vec2(width, (height * scale).min(most));
                // Allocates exactly this size, whatever the content takes.
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
                inside.shrink_clip_rect(rect);
                body(&mut inside)
            }
        }
    }

    /// Shows the row of buttons at the right.
    fn buttons<T>(&self, ui: &mut Ui, replies: Vec<Reply<T>>, enter: bool) -> Pressed<T> {
        let spacing = ui.spacing().item_spacing.x;
        let widths: Vec<f32> = replies.iter().map(|reply| button_width(ui, &reply.name)).collect();
        let taken = widths.iter().sum::<f32>() + spacing * widths.len().saturating_sub(1) as f32;
        let by_default = match self.enter {
            Enter::Agrees | Enter::Nothing => 0,
            Enter::Refuses => replies.len().saturating_sub(1),
        };
        let height = button_height(ui);
        ui.add_space(GAP);
        let mut pressed = None;
        ui.horizontal(|ui| {
            ui.add_space((ui.available_width() - taken).max(0.0));
            for (at, (reply, width)) in replies.iter().zip(widths).enumerate() {
                let button = egui::Button::new(reply.name.as_str()).min_size(vec2(width, height));
                let button = ui.add_enabled(reply.enabled, button);
                let is_default = at == by_default && self.enter != Enter::Nothing;
                if button.clicked() || (enter && is_default && reply.enabled) {
                    pressed = Some(at);
                }
                if is_default && !self.starts_in_body && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
            }
        });
        Pressed { pressed, replies }
    }
}

/// The buttons that were shown, and which one was pressed.
struct Pressed<T> {
    pressed: Option<usize>,
    replies: Vec<Reply<T>>,
}

/// Returns the height of a button in the current style.
pub(super) fn button_height(ui: &Ui) -> f32 {
    let text = ui.text_style_height(&TextStyle::Button);
    (text + 2.0 * ui.spacing().button_padding.y).max(ui.spacing().interact_size.y)
}

/// Returns the width of a button called `name`.
pub(super) fn button_width(ui: &Ui, name: &str) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(name.to_owned(), font, ui.visuals().text_color()).size().x;
    (text + 2.0 * ui.spacing().button_padding.x).max(LEAST_BUTTON)
}

/// The dialog's own keys, taken before any field sees them.
struct Keys {
    /// Whether the dialog was there in the frame before, so that this frame's keys and clicks are meant for it.
    known: bool,
    enter: bool,
    escape: bool,
}

impl Keys {
    fn taken(ctx: &Context, id: Id, inner_escape: bool) -> Self {
        let now = ctx.cumulative_frame_nr();
        let before = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_insert_with(id, || 0_u64), now));
        let known = before + 1 >= now;
        // The Enter or click that opened the dialog arrives in its first frame and must not answer it.
        if !known {
            // The control with the focus is covered by the dialog now.
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        if !known || egui::Popup::is_any_open(ctx) {
            // An open menu or drop-down list inside the dialog has its own Enter and Esc.
            return Self { known, enter: false, escape: false };
        }
        let agrees = ctx.memory(egui::Memory::focused).is_none_or(|id| {
            // In a text field Enter means yes; on a button it presses that button; unmarked controls keep it.
            let mark: Option<Enters> = ctx.data(|data| data.get_temp(id));
            mark.map_or_else(|| ctx.text_edit_focused(), |mark| mark == Enters::Agreeing)
        });
        ctx.input_mut(|input| Self {
            known,
            enter: agrees && input.consume_key(Modifiers::NONE, Key::Enter),
            escape: !inner_escape && input.consume_key(Modifiers::NONE, Key::Escape),
        })
    }
}

/// What Enter means on a control, if not the usual for its kind: it presses buttons, and from a text field it agrees to
/// the dialog.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enters {
    Agreeing,
    Itself,
}

/// A control of a dialog's body.
pub(super) trait InDialog {
    /// Makes Enter on the control agree to the dialog, as in a text field. A checkbox is toggled by the space bar.
    fn with_agreeing_enter(self) -> Self;

    /// Leaves Enter on the control to it.
    fn with_own_enter(self) -> Self;
}

impl InDialog for Response {
    fn with_agreeing_enter(self) -> Self {
        marked(self, Enters::Agreeing)
    }

    fn with_own_enter(self) -> Self {
        marked(self, Enters::Itself)
    }
}

fn marked(response: Response, enters: Enters) -> Response {
    response.ctx.data_mut(|data| data.insert_temp(response.id, enters));
    response
}
