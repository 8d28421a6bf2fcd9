//! The window without a screen: frames are run by hand, keys are events.

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, pos2, vec2};
use jibiao::ui::App;
use std::path::Path;

/// The window's size, screen points.
const SIZE: egui::Vec2 = vec2(1366.0, 768.0);

/// The window without a screen.
pub(crate) struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    /// The window with the project at `path` open.
    pub(crate) fn open(path: &Path) -> Self {
        let ctx = Context::default();
        let app = App::new(&ctx, Some(path.to_owned())).expect("window");
        let mut window = Self { ctx, app, time: 0.0 };
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        window
    }

    /// Runs a frame in which `events` arrive.
    pub(crate) fn frame(&mut self, events: Vec<Event>) {
        self.frame_holding(Modifiers::NONE, events);
    }

    fn frame_holding(&mut self, modifiers: Modifiers, mut events: Vec<Event>) {
        events.insert(0, Event::ModifiersChanged(modifiers));
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        // No screen takes the textures.
        self.ctx.run_ui(input, |ui| app.show(ui)).textures_delta.clear();
    }

    /// Types `text`, a character a frame.
    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(vec![Event::Text(c.to_string())]);
        }
    }

    /// Presses a key with `modifiers` held.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        // As a keyboard reports it: Ctrl is the command key here.
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame_holding(modifiers, vec![event(true), event(false)]);
        self.frame(Vec::new());
    }

    /// Composes `text` as an input method does, and ends with it.
    pub(crate) fn compose(&mut self, steps: &[&str], text: &str) {
        for step in steps {
            let preedit = egui::ImeEvent::Preedit { text: (*step).to_owned(), active_range_chars: None };
            self.frame(vec![Event::Ime(preedit)]);
        }
        self.frame(vec![Event::Ime(egui::ImeEvent::Commit(text.to_owned()))]);
    }

    /// Clicks at a point of the window.
    pub(crate) fn click(&mut self, x: f32, y: f32) {
        let pos = pos2(x, y);
        let button = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos), button(true)]);
        self.frame(vec![button(false)]);
        self.frame(Vec::new());
    }
}
