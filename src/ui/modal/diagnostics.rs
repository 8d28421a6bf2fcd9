//! What a request for help has to say: program, system, screen, what draws the window, folders; nothing of the forms.

use super::Answer;
use crate::session::diagnostics::{Line, lines, text};
use crate::session::settings::Settings;
use crate::ui::dialog::{Dialog, Reply};
use crate::ui::renderer;
use egui::{Context, Grid, Label};

/// The dialog, with what it tells.
pub(in crate::ui) struct Diagnostics {
    lines: Vec<Line>,
    /// Whether it was copied.
    copied: bool,
}

impl Diagnostics {
    /// Gathers what is so now, of the window that `ctx` draws.
    pub(in crate::ui) fn new(ctx: &Context, settings: &Settings) -> Self {
        let mut lines = lines();
        lines.extend([
            ("绘图", renderer::names().unwrap_or("不详").to_owned()),
            ("屏幕", screen(ctx)),
            ("字体", font(settings)),
        ]);
        Self { lines, copied: false }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let copies = Dialog::new("诊断信息", 620.0).outside_leaves().show(ctx, |ui| {
            ui.label("求助时把这些发给帮您的人：点“复制”，再粘贴到消息里。这里没有表里的任何内容。");
            Grid::new("diagnostics").num_columns(2).spacing([16.0, 6.0]).show(ui, |ui| {
                for (about, what) in &self.lines {
                    ui.label(*about);
                    ui.add(Label::new(what).wrap());
                    ui.end_row();
                }
            });
            ui.weak(if self.copied { "已复制。" } else { "" });
            vec![Reply::new("复制", true), Reply::new("关闭", false)]
        })?;
        if copies {
            ctx.copy_text(text(&self.lines));
            self.copied = true;
            return None;
        }
        Some(Answer::Closed)
    }
}

/// The screen of the window: its size in pixels, what the system enlarges, and what the user does.
fn screen(ctx: &Context) -> String {
    let (scale, monitor) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.native_pixels_per_point.unwrap_or(1.0), viewport.monitor_size)
    });
    // The size is in points as the user sees them.
    let pixels = ctx.pixels_per_point();
    let size = monitor.map(|size| size * pixels);
    let size = size.map_or_else(|| "大小不详".to_owned(), |size| format!("{:.0}×{:.0}", size.x, size.y));
    let percent = |factor: f32| format!("{:.0}%", factor * 100.0);
    format!("{size}，系统放大 {}，界面放大 {}", percent(scale), percent(ctx.zoom_factor()))
}

/// The faces of the window and of paper.
fn font(settings: &Settings) -> String {
    let print = settings.print_font.as_ref().map(|path| path.display().to_string());
    format!("界面用自带的思源黑体，打印用{}", print.unwrap_or_else(|| "自带的思源宋体".to_owned()))
}
