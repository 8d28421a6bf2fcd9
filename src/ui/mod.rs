//! The editor: a window in which a form is filled in as fast as in a spreadsheet, and seen as it will be printed.

mod action;
mod app;
mod canvas;
mod dialogs;
mod editor;
mod findings;
mod fonts;
mod form_list;
mod ime;
mod job;
mod keyboard;
mod menu;
mod palette;
mod preview;
mod start;
mod status;
mod theme;
mod unit_window;
mod workspace;

pub use app::App;

use std::path::PathBuf;

/// Opens the window, with the project at `path` where one is given. Returns when it is closed.
pub fn run(path: Option<PathBuf>) -> Result<(), String> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("绩表")
        .with_app_id("jibiao")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([800.0, 500.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // Software rendering is the common case: no samples beyond what text needs.
        multisampling: 0,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("jibiao", options, Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, path)?))))
        .map_err(|error| {
            format!("窗口打不开：{error}。请检查显示驱动（需要 OpenGL 2.1 以上），命令行仍可使用：jibiao --help")
        })
}
