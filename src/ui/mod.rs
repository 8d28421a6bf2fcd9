//! The editor's window: a form is filled in as fast as in a spreadsheet, and seen as it will be printed.

#![warn(clippy::wildcard_enum_match_arm)]

mod action;
mod app;
mod canvas;
mod clipboard;
mod dialog;
mod editor;
mod file_dialog;
mod find;
mod findings;
mod fonts;
mod forms_pane;
mod icon;
mod ime;
mod indicators;
mod initials;
mod input_order;
mod listing;
mod manual;
mod manuscript;
mod menu;
mod modal;
mod outline;
mod outside;
mod over;
mod picture;
mod preview;
mod renderer;
mod roving;
mod scene;
mod screen;
mod start;
mod stations;
mod status;
mod template_name;
mod template_search;
mod theme;
mod workspace;

pub use app::{App, Start};
pub use fonts::definitions as fonts;

use crate::session::crash::caught;
use crate::session::indicators::folder as indicators_folder;
use crate::session::instance::Instance;
use crate::session::keeper::Keeper;
use crate::session::settings;
use std::sync::Arc;

/// What to do where the system's OpenGL cannot draw the window.
// Mesa's library draws with the processor; a program's own folder is searched before the system's.
const WITHOUT_OPENGL: &str = if cfg!(windows) {
    "绩表要显卡驱动支持 OpenGL 2.1 以上。请更新显卡驱动；装不了驱动的、用远程桌面的，把 Mesa 的 opengl32.dll 放在 jibiao.exe 旁边\
     （见“使用说明”的“安装”），就用处理器来画。命令仍可使用：jibiao-cli --help"
} else {
    "绩表要显卡驱动支持 OpenGL 2.1 以上。请更新显卡驱动，或者先试 LIBGL_ALWAYS_SOFTWARE=1 jibiao，用处理器来画。命令仍可使用：jibiao --help"
};

/// Opens the window with the files that `start` names. Returns when it is closed.
pub fn run(start: Start) -> Result<(), String> {
    renderer::listen();
    let (settings, notice) = settings::settings();
    let options = eframe::NativeOptions {
        viewport: screen::viewport(&settings),
        // glow takes about a third of wgpu's memory, which matters on old office PCs.
        renderer: eframe::Renderer::Glow,
        // Software rendering is common on office PCs, and text needs no multisampling.
        multisampling: 0,
        ..eframe::NativeOptions::default()
    };
    let creation = move |creation: &eframe::CreationContext<'_>| {
        let ctx = creation.egui_ctx.clone();
        let waker = ctx.clone();
        // If it cannot listen, the window works too; only another start cannot call it.
        let instance = Instance::start(move || waker.request_repaint()).ok().map(Arc::new);
        let mut keeper = Keeper::of_user();
        keeper.kept_backups = settings.backups;
        let keeper = instance.iter().fold(keeper, |keeper, instance| keeper.callable(Arc::clone(instance)));
        let notice = notice.map(|notice| notice.to_string());
        let indicators = indicators_folder();
        let start = Start { settings: Some(settings), keeper: Some(keeper), indicators, instance, notice, ..start };
        Ok(Box::new(App::new(&ctx, start)?) as Box<dyn eframe::App>)
    };
    // Drivers that lack what they promise make libraries panic.
    match caught(|| eframe::run_native("jibiao", options, Box::new(creation))) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(unopened(&error.to_string())),
        Err(crash) => Err(unopened(&crash.to_string())),
    }
}

/// The message that the window cannot be opened because of `cause`, which is for whoever helps.
fn unopened(cause: &str) -> String {
    let driver = renderer::names().unwrap_or("不详");
    format!("窗口打不开。{WITHOUT_OPENGL}\n\n现在的驱动：{driver}\n原因：{cause}")
}

/// Shows a message without the window, where whoever started the program sees nothing that it prints: on Windows it has no
/// console.
pub fn tell_alone(message: &str) {
    if cfg!(windows) {
        rfd::MessageDialog::new().set_title("绩表").set_description(message).set_level(rfd::MessageLevel::Error).show();
    }
}
