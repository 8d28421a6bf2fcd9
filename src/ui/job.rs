//! Long work in the background, on a snapshot, with progress and a way to stop it.

use crate::model::Project;
use crate::session::export::{Order, Progress, run};
use crate::template::Library;
use egui::Context;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::SystemTime;

/// What the job and the window both look at.
#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    of: AtomicUsize,
    stop: AtomicBool,
}

struct Running {
    shared: Arc<Shared>,
    told: Receiver<String>,
}

/// The job that runs, if one does.
#[derive(Default)]
pub(super) struct Jobs(Option<Running>);

impl Jobs {
    /// Exports a snapshot as `order` says.
    pub(super) fn export(&mut self, ctx: &Context, project: Arc<Project>, library: Arc<Library>, order: Order) {
        let shared = Arc::new(Shared::default());
        let (sender, told) = channel();
        self.0 = Some(Running { shared: Arc::clone(&shared), told });
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let created = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |t| t.as_secs() as i64);
            let report = run(&project, &library, &order, created, |Progress { done, of }| {
                shared.of.store(of, Ordering::Relaxed);
                shared.done.store(done, Ordering::Relaxed);
                ctx.request_repaint();
                if shared.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            let text = match report {
                Ok(report) => {
                    let files =
                        report.files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join("\n");
                    let notes: String = report.notes.iter().take(12).map(|note| format!("\n注意：{note}")).collect();
                    format!("已导出 {} 张表：\n{files}{notes}", report.forms)
                }
                Err(error) => error.to_string(),
            };
            // The window may be gone by now.
            drop(sender.send(text));
            ctx.request_repaint();
        });
    }

    /// What the job that ended has to say, once.
    pub(super) fn finished(&mut self) -> Option<String> {
        let told = self.0.as_ref()?.told.try_recv().ok()?;
        self.0 = None;
        Some(told)
    }

    /// Shows how far the job is.
    pub(super) fn show(&self, ctx: &Context) {
        let Some(running) = &self.0 else { return };
        let (done, of) = (running.shared.done.load(Ordering::Relaxed), running.shared.of.load(Ordering::Relaxed));
        egui::Modal::new(egui::Id::unique("job")).show(ctx, |ui| {
            ui.set_max_width(360.0);
            ui.label(format!("正在导出 {done} / {of}"));
            ui.add(egui::ProgressBar::new(done as f32 / of.max(1) as f32));
            if ui.button("停止").clicked() {
                running.shared.stop.store(true, Ordering::Relaxed);
            }
        });
    }
}
