//! Long work in the background, on a snapshot, with progress and a way to stop it.

use super::app::Incoming;
use super::notice::Notice;
use crate::session::crash::caught;
use crate::session::export::Progress;
use egui::{Context, Id};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What the job and the window both look at.
#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    of: AtomicUsize,
    stop: AtomicBool,
}

/// How a job says how far it is, and hears that it is to stop.
pub(super) struct Reporter {
    shared: Arc<Shared>,
    ctx: Context,
}

impl Reporter {
    /// Says how far the job is; a break is to stop it.
    pub(super) fn tell(&self, Progress { done, of }: Progress) -> ControlFlow<()> {
        self.shared.of.store(of, Ordering::Relaxed);
        self.shared.done.store(done, Ordering::Relaxed);
        self.ctx.request_repaint();
        if self.shared.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// What becomes of the window when a job has ended.
pub(super) enum Ended {
    Tell(Notice),
    /// A file to print is handed to the system's viewer.
    Show(std::path::PathBuf),
    Imported(Incoming),
}

struct Running {
    title: &'static str,
    shared: Arc<Shared>,
    ended: Receiver<Ended>,
}

/// The job that runs, if one does.
#[derive(Default)]
pub(super) struct Jobs(Option<Running>);

impl Jobs {
    /// Begins `work`; a job that runs already goes on alone and the new one is not begun.
    pub(super) fn start(
        &mut self,
        ctx: &Context,
        title: &'static str,
        work: impl FnOnce(&Reporter) -> Ended + Send + 'static,
    ) {
        if self.0.is_some() {
            return;
        }
        let shared = Arc::new(Shared::default());
        let (sender, ended) = channel();
        self.0 = Some(Running { title, shared: Arc::clone(&shared), ended });
        let reporter = Reporter { shared, ctx: ctx.clone() };
        std::thread::spawn(move || {
            // The window may be gone by now.
            let ended = caught(|| work(&reporter)).unwrap_or_else(|crash| Ended::Tell(crash.to_string().into()));
            drop(sender.send(ended));
            reporter.ctx.request_repaint();
        });
    }

    /// How the job ended, once.
    pub(super) fn ended(&mut self) -> Option<Ended> {
        let ended = match self.0.as_ref()?.ended.try_recv() {
            Ok(ended) => ended,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Ended::Tell(
                "程序内部出错，这件工作没有做完，已有的文件没有改动。请把日志发给维护者。".to_owned().into(),
            ),
        };
        self.0 = None;
        Some(ended)
    }

    /// Shows how far the job is.
    pub(super) fn show(&self, ctx: &Context) {
        let Some(running) = &self.0 else { return };
        let (done, of) = (running.shared.done.load(Ordering::Relaxed), running.shared.of.load(Ordering::Relaxed));
        egui::Modal::new(Id::unique("job")).show(ctx, |ui| {
            ui.set_max_width(360.0);
            ui.label(format!("{} {done} / {of}", running.title));
            ui.add(egui::ProgressBar::new(done as f32 / of.max(1) as f32));
            if ui.button("停止").clicked() {
                running.shared.stop.store(true, Ordering::Relaxed);
            }
        });
    }
}
