//! The system's clipboard: egui gives its plain text alone, spreadsheets put a table of HTML beside it.

/// The clipboard, opened when it is first used. What was copied stays on it as long as this lives.
#[derive(Default)]
pub(super) struct Clipboard(Option<arboard::Clipboard>);

impl Clipboard {
    fn board(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut()
    }

    /// The plain text on the clipboard.
    pub(super) fn text(&mut self) -> Option<String> {
        self.board()?.get_text().ok()
    }

    /// The HTML on the clipboard.
    pub(super) fn html(&mut self) -> Option<String> {
        self.board()?.get().html().ok()
    }

    /// Puts a table on the clipboard, as text and as HTML; egui does it as text where the system refuses.
    pub(super) fn put(&mut self, ctx: &egui::Context, text: String, html: &str) {
        let put = self.board().is_some_and(|board| board.set().html(html, Some(text.as_str())).is_ok());
        if !put {
            ctx.copy_text(text);
        }
    }
}
