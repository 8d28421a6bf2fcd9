//! Size and place of the window: as the user left it, but no larger than the screen.

use crate::session::settings::Settings;
use egui::{Context, IconData, Vec2, ViewportBuilder, ViewportCommand, vec2};

/// Size of a new window, screen points.
const USUAL_SIZE: [f32; 2] = [1280.0, 800.0];
/// The smallest size in which everything can be reached.
const LEAST_SIZE: Vec2 = vec2(800.0, 500.0);
/// The space that title bar, borders and the system's panel take, screen points. The system does not report it.
const TAKEN: Vec2 = vec2(16.0, 96.0);

/// The icon of the window, made of jibiao.svg beside it.
const ICON: &[u8] = include_bytes!("../../assets/icon/jibiao.png");

/// How long the system may take to give a new window its size, seconds.
const PATIENCE: f64 = 1.0;

/// Returns the window's initial settings, before its screen is known.
pub(super) fn viewport(settings: &Settings) -> ViewportBuilder {
    ViewportBuilder::default()
        .with_title("绩表")
        .with_app_id("jibiao")
        .with_icon(icon())
        .with_inner_size(settings.window.unwrap_or(USUAL_SIZE))
        .with_min_inner_size(LEAST_SIZE)
}

/// The program's own icon. An unreadable one, which a test rules out, would be none.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

/// Returns the size for a window of size `inner` on a screen of size `monitor`: that, or what fits.
fn fitting(inner: Vec2, monitor: Vec2) -> Vec2 {
    inner.min((monitor - TAKEN).max(LEAST_SIZE))
}

/// The window's size on its screen.
#[derive(Default)]
pub(super) struct Screen {
    /// When the size was adjusted, once the screen was known.
    settled: Option<f64>,
}

impl Screen {
    /// Maximises the new window if the user left it so, or shrinks it if it is larger than its screen.
    /// screen has room for.
    pub(super) fn settle(&mut self, ctx: &Context, settings: &Settings) {
        if self.settled.is_some() {
            return;
        }
        let viewport = ctx.input(|input| input.viewport().clone());
        let (Some(monitor), Some(inner)) = (viewport.monitor_size, viewport.inner_rect) else { return };
        self.settled = Some(ctx.input(|input| input.time));
        let fitting = fitting(inner.size(), monitor);
        if fitting != inner.size() {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(fitting));
        }
        if settings.maximised {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Stores the size in the settings for the next start. A maximised window keeps the size from before.
    pub(super) fn keep_in(&self, ctx: &Context, settings: &mut Settings) {
        // Until then the reported size may not be the one that was asked for.
        let now = ctx.input(|input| input.time);
        if self.settled.is_none_or(|settled| now < settled + PATIENCE) {
            return;
        }
        let viewport = ctx.input(|input| input.viewport().clone());
        settings.maximised = viewport.maximized == Some(true);
        if let Some(inner) = viewport.inner_rect.filter(|_| !settings.maximised) {
            settings.window = Some([inner.width().round(), inner.height().round()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_its_icon() {
        assert_eq!((icon().width, icon().height), (128, 128));
    }

    #[test]
    fn a_window_fits_its_screen() {
        let check = |inner: [f32; 2], monitor: [f32; 2], expected: [f32; 2]| {
            assert_eq!(fitting(inner.into(), monitor.into()), expected.into(), "{inner:?} on {monitor:?}");
        };
        check(USUAL_SIZE, [1920.0, 1080.0], USUAL_SIZE);
        check(USUAL_SIZE, [1366.0, 768.0], [1280.0, 672.0]);
        check([3000.0, 2000.0], [1366.0, 768.0], [1350.0, 672.0]);
        check(USUAL_SIZE, [1024.0, 640.0], [1008.0, 544.0]);
        check(USUAL_SIZE, [640.0, 480.0], [800.0, 500.0]);
    }
}
