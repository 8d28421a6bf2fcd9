//! Opens files and folders with the system's programs. A failure is known only a moment later.

use crate::base::visible::visible_path;
use crate::session::crash::caught;
use egui::Context;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// A program that is still running after this time has opened the file.
const OPENED: Duration = Duration::from_secs(10);

/// Hands files to the system and collects those that could not be opened.
pub(super) struct Outside {
    /// Opens a file with the system's program for it. May wait for that program.
    opens: fn(&Path) -> io::Result<()>,
    tells: Sender<PathBuf>,
    failed: Receiver<PathBuf>,
}

impl Default for Outside {
    fn default() -> Self {
        Self::by(|path| open::that_detached_with_timeout(path, OPENED))
    }
}

impl Outside {
    fn by(opens: fn(&Path) -> io::Result<()>) -> Self {
        let (tells, failed) = channel();
        Self { opens, tells, failed }
    }

    /// Opens a file or folder with the program that the system has for it.
    pub(super) fn open(&self, ctx: &Context, path: &Path) {
        let (opens, tells) = (self.opens, self.tells.clone());
        let (ctx, path) = (ctx.clone(), path.to_owned());
        // In a thread: the program may be waited for, and the window must not be.
        std::thread::spawn(move || {
            if !matches!(caught(|| opens(&path)), Ok(Ok(()))) {
                // The window may be closed by now.
                drop(tells.send(path));
                ctx.request_repaint();
            }
        });
    }

    /// Returns a message about a file that could not be opened, once.
    pub(super) fn failure(&self) -> Option<String> {
        let path = self.failed.try_recv().ok()?;
        let advice = match path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).as_deref() {
            Some("pdf") => {
                "系统里没有能打开 PDF 的程序。请装一个 PDF 阅读器（WPS 也能打开），再打印一次；文件已经做好，在："
            }
            Some("xlsx") => "系统里没有能打开 Excel 表的程序。文件已经做好，在：",
            _ => "系统没能打开它。请在文件管理器里打开：",
        };
        Some(format!("{advice}\n{}", visible_path(&path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_viewer_is_told_with_the_place_of_the_file() {
        let outside = Outside::by(|_| Err(io::ErrorKind::NotFound.into()));
        outside.open(&Context::default(), Path::new("/tmp/表.pdf"));
        let told = (0..500).find_map(|_| {
            std::thread::sleep(Duration::from_millis(2));
            outside.failure()
        });
        let told = told.expect("told");
        assert!(told.contains("PDF 阅读器") && told.contains("/tmp/表.pdf"), "{told}");
    }

    #[test]
    fn a_file_that_was_opened_is_not_spoken_of() {
        let outside = Outside::by(|_| Ok(()));
        outside.open(&Context::default(), Path::new("/tmp/表.pdf"));
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(outside.failure(), None);
    }
}
