//! The system's clipboard with HTML: egui only offers plain text, but spreadsheets put an HTML table beside it.

/// The clipboard, opened on first use.
// On X11 the program that copied serves the content, so this must live as long as it should be pasted.
#[derive(Default)]
pub(super) struct Clipboard(Option<arboard::Clipboard>);

impl Clipboard {
    fn board(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut()
    }

    /// Returns the plain text on the clipboard.
    pub(super) fn text(&mut self) -> Option<String> {
        self.board()?.get_text().ok()
    }

    /// Returns the HTML on the clipboard.
    pub(super) fn html(&mut self) -> Option<String> {
        self.board()?.get().html().ok()
    }

    /// Puts a table on the clipboard as text and HTML, or only as text through egui if the system refuses.
    pub(super) fn put(&mut self, ctx: &egui::Context, text: String, html: &str) {
        let put = self.board().is_some_and(|board| board.set().html(html, Some(text.as_str())).is_ok());
        if !put {
            ctx.copy_text(text);
        }
    }
}
