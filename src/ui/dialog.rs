//! The frame of every dialog: a heading, a body that scrolls where it must, and a row of buttons that is always inside the
//! window. Its size follows from the window's and the text's, never from what it was a frame ago, so nothing grows.

use egui::{Context, FocusDirection, Id, Key, Modal, Modifiers, Response, Sense, TextStyle, Ui, UiBuilder, vec2};

/// Between a dialog and the border of the window, points of the screen.
const MARGIN: f32 = 12.0;
/// Inside a dialog, around everything.
const PADDING: i8 = 14;
/// Above the row of buttons.
const GAP: f32 = 8.0;
/// No button is narrower.
const LEAST_BUTTON: f32 = 76.0;
/// The text size for which widths are given.
pub(super) const USUAL_TEXT: f32 = 14.0;

/// A button in the row at the bottom, and what pressing it means.
pub(super) struct Reply<T> {
    name: String,
    means: T,
    enabled: bool,
}

impl<T> Reply<T> {
    pub(super) fn new(name: impl Into<String>, means: T) -> Self {
        Self { name: name.into(), means, enabled: true }
    }

    /// The button can be pressed only where `allowed`.
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

/// How much room the body has.
#[derive(Clone, Copy)]
enum Body {
    /// As much as it takes; what is more scrolls.
    Fits,
    /// So much, where the window has it; its contents scroll by themselves.
    High(f32),
}

/// A dialog about to be shown.
///
/// The last of its buttons is what Esc means. Enter presses the first, unless it was told otherwise or another button has
/// the keys. Tab stays inside.
pub(super) struct Dialog<'a> {
    title: &'a str,
    width: f32,
    body: Body,
    enter: Enter,
    /// The first field has the keys on arrival, else the button that Enter presses.
    starts_in_body: bool,
    outside_leaves: bool,
    /// Esc means something inside the body at the moment.
    inner_escape: bool,
}

impl<'a> Dialog<'a> {
    /// A dialog of `width` points at the usual size of text.
    pub(super) fn new(title: &'a str, width: f32) -> Self {
        let (body, enter) = (Body::Fits, Enter::Agrees);
        Self { title, width, body, enter, starts_in_body: false, outside_leaves: false, inner_escape: false }
    }

    /// The body is `height` points high at the usual size of text, or as high as the window allows.
    pub(super) fn high(self, height: f32) -> Self {
        Self { body: Body::High(height), ..self }
    }

    /// The first field of the body has the keys on arrival.
    pub(super) fn starts_in_body(self) -> Self {
        Self { starts_in_body: true, ..self }
    }

    /// What it asks for cannot be taken back: Enter means no.
    pub(super) fn careful(self) -> Self {
        Self { enter: Enter::Refuses, ..self }
    }

    /// It goes by itself: Enter, which may be meant for what was there before, does nothing.
    pub(super) fn waiting(self) -> Self {
        Self { enter: Enter::Nothing, ..self }
    }

    /// A click beside it is as Esc: nothing typed would be lost.
    pub(super) fn outside_leaves(self) -> Self {
        Self { outside_leaves: true, ..self }
    }

    /// Esc is left to the body, where `inner`: something in it is left before the dialog is.
    pub(super) fn inner_escape(self, inner: bool) -> Self {
        Self { inner_escape: inner, ..self }
    }

    /// Shows the dialog; `body` draws what stands above the buttons and says which there are. Returns what was meant.
    pub(super) fn show<T>(self, ctx: &Context, body: impl FnOnce(&mut Ui) -> Vec<Reply<T>>) -> Option<T> {
        let id = Id::unique(("dialog", self.title));
        let keys = Keys::taken(ctx, id, self.inner_escape);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(PADDING);
        let modal = Modal::new(id).frame(frame).show(ctx, |ui| {
            ctx.accesskit_node_builder(id, |node| node.set_label(self.title));
            if self.starts_in_body && ui.memory(|memory| memory.focused().is_none()) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            }
            let replies = self.heading_and_body(ui, body);
            self.buttons(ui, replies, keys.enter)
        });
        let leaves = keys.escape || (self.outside_leaves && keys.known && modal.backdrop_response.clicked());
        let Pressed { pressed, mut replies } = modal.inner;
        let at = pressed.or_else(|| leaves.then(|| replies.len().saturating_sub(1)))?;
        // The next that is asked is shown at once.
        ctx.request_repaint();
        (at < replies.len()).then(|| replies.swap_remove(at).means)
    }

    fn heading_and_body<T>(&self, ui: &mut Ui, body: impl FnOnce(&mut Ui) -> Vec<Reply<T>>) -> Vec<Reply<T>> {
        let room =
            ui.ctx().content_rect().size() - 2.0 * vec2(MARGIN + f32::from(PADDING), MARGIN + f32::from(PADDING));
        let scale = TextStyle::Body.resolve(ui.style()).size / USUAL_TEXT;
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
                // Whatever is drawn inside, this is the room it takes.
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
                inside.shrink_clip_rect(rect);
                body(&mut inside)
            }
        }
    }

    /// The row of buttons, at the right.
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

/// The buttons there were, and which was pressed.
struct Pressed<T> {
    pressed: Option<usize>,
    replies: Vec<Reply<T>>,
}

/// The height of a button: what the style makes it.
pub(super) fn button_height(ui: &Ui) -> f32 {
    let text = ui.text_style_height(&TextStyle::Button);
    (text + 2.0 * ui.spacing().button_padding.y).max(ui.spacing().interact_size.y)
}

/// The width of a button called `name`.
pub(super) fn button_width(ui: &Ui, name: &str) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(name.to_owned(), font, ui.visuals().text_color()).size().x;
    (text + 2.0 * ui.spacing().button_padding.x).max(LEAST_BUTTON)
}

/// The keys that are the dialog's own, taken before any field sees them.
struct Keys {
    /// The dialog was there a frame ago: the keys and clicks of this one are meant for it.
    known: bool,
    enter: bool,
    escape: bool,
}

impl Keys {
    fn taken(ctx: &Context, id: Id, inner_escape: bool) -> Self {
        let now = ctx.cumulative_frame_nr();
        let before = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_insert_with(id, || 0_u64), now));
        let known = before + 1 >= now;
        if !known {
            // What had the keys is under the dialog now.
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        if !known || egui::Popup::is_any_open(ctx) {
            return Self { known, enter: false, escape: false };
        }
        let agrees = ctx.memory(egui::Memory::focused).is_none_or(|id| {
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

/// What Enter means on a control, where that is not what it means on others of its kind: a button is pressed by it, from
/// a text field it agrees to the whole dialog.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enters {
    Agreeing,
    Itself,
}

/// A control of a dialog's body.
pub(super) trait InDialog {
    /// Enter on it agrees to the dialog, as it does in a text field: a box to tick is ticked by the space bar.
    fn with_agreeing_enter(self) -> Self;

    /// Enter on it is its own.
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
