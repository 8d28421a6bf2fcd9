//! The window with a large project open: a frame, a keystroke, opening.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

#[path = "../support/large.rs"]
mod large;
#[path = "../support/long_manuscript.rs"]
mod long_manuscript;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::epaint::ClippedShape;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Shape, vec2};
use jibiao::model::Column;
use jibiao::store::project;
use jibiao::ui::{App, Start};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The window without a screen; a frame is layout and logic, without tessellation.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(path: &Path) -> Self {
        Self::with(path, None)
    }

    /// The window with a folder of former projects.
    fn with(path: &Path, indicators: Option<PathBuf>) -> Self {
        let ctx = Context::default();
        let start = Start { path: Some(path.to_owned()), indicators, ..Start::default() };
        let app = App::new(&ctx, start).expect("window");
        let mut window = Self { ctx, app, time: 0.0 };
        window.frame(Vec::new());
        window
    }

    /// Lets frames pass until a text that is painted has `part` in it.
    fn until_painted(&mut self, part: &str) {
        loop {
            let mut shapes: Vec<Shape> = self.painted(Vec::new()).into_iter().map(|clipped| clipped.shape).collect();
            while let Some(shape) = shapes.pop() {
                match shape {
                    Shape::Vec(inner) => shapes.extend(inner),
                    Shape::Text(text) if text.galley.text().contains(part) => return,
                    _ => {}
                }
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn frame(&mut self, events: Vec<Event>) {
        drop(self.painted(events));
    }

    /// Runs a frame and returns what it paints.
    fn painted(&mut self, events: Vec<Event>) -> Vec<ClippedShape> {
        self.time += 0.02;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.show(ui));
        output.textures_delta.clear();
        output.shapes
    }

    fn press(&mut self, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.frame(vec![event(true), event(false)]);
    }
}

fn window(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    project::save(&path, &large::large(1_000)).expect("saved");
    let mut group = criterion.benchmark_group("1000 forms");
    group.sample_size(10).bench_function("open, check and first frame", |b| b.iter(|| Window::open(&path)));
    group.sample_size(100);
    let mut window = Window::open(&path);
    (0..10).for_each(|_| window.frame(Vec::new()));
    group.bench_function("frame", |b| b.iter(|| window.frame(Vec::new())));
    group.bench_function("keystroke", |b| {
        b.iter_custom(|times| {
            (0..times).fold(Duration::ZERO, |sum, _| {
                // Into a field as it was each time: its text would grow without end.
                window.press(Key::Escape);
                let begun = Instant::now();
                window.frame(vec![Event::Text("字".into())]);
                sum + begun.elapsed()
            })
        });
    });
    // Leaving a field commits it, and the checker looks again.
    group.bench_function("keystroke and leaving the field", |b| {
        b.iter(|| {
            window.frame(vec![Event::Text("字".into())]);
            window.press(Key::ArrowDown);
        });
    });
    group.finish();
    names(criterion);
    manuscript(criterion);
    let mut group = criterion.benchmark_group("first frame");
    group.sample_size(20);
    let first = |show: &mut dyn FnMut(&mut egui::Ui)| {
        let ctx = Context::default();
        ctx.set_fonts(jibiao::ui::fonts());
        let input = || RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0))),
            focused: true,
            ..RawInput::default()
        };
        ctx.run_ui(input(), |ui| show(ui)).textures_delta.clear();
    };
    group.bench_function("empty window with the same fonts", |b| b.iter(|| first(&mut |ui| drop(ui.label("绩表")))));
    group.bench_function("start page", |b| {
        b.iter(|| {
            let mut app = None;
            first(&mut |ui| {
                let started = || App::new(ui.ctx(), Start::default()).expect("window");
                app.get_or_insert_with(started).show(ui);
            });
        });
    });
}

/// Paragraphs of a manuscript of about 200 pages: 22 lines of 28 characters each.
const PARAGRAPHS: usize = 900;

/// A frame and a keystroke in a manuscript of a page, and in one of 200.
fn manuscript(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let mut group = criterion.benchmark_group("manuscript");
    for (pages, paragraphs) in [(1, 4), (200, PARAGRAPHS)] {
        let path = folder.path().join(format!("{pages}.ron"));
        project::save(&path, &long_manuscript::manuscript(paragraphs)).expect("saved");
        let mut window = Window::open(&path);
        (0..10).for_each(|_| window.frame(Vec::new()));
        group.bench_function(format!("frame, {pages} pages"), |b| b.iter(|| window.frame(Vec::new())));
        group.bench_function(format!("keystroke, {pages} pages"), |b| {
            b.iter_custom(|times| {
                (0..times).fold(Duration::ZERO, |sum, _| {
                    window.press(Key::Escape);
                    let begun = Instant::now();
                    window.frame(vec![Event::Text("字".into())]);
                    sum + begun.elapsed()
                })
            });
        });
    }
    group.finish();
}

/// How many former projects lie in the library folder.
const FORMER: usize = 1_000;

/// A keystroke in the name of an indicator, with nothing to offer and with a thousand former projects, each with names of
/// its own.
fn names(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    project::save(&path, &large::large(1)).expect("saved");
    let library = folder.path().join("library");
    std::fs::create_dir(&library).expect("made");
    for n in 0..FORMER {
        let mut former = large::large(1);
        let form = Arc::make_mut(&mut former.forms[0]);
        for (at, row) in form.indicators.iter_mut().enumerate() {
            row.set(Column::Name, format!("第{n}个项目参保群众满意度{at}"));
        }
        project::save(&library.join(format!("{n}.ron")), &former).expect("saved");
    }
    let mut group = criterion.benchmark_group("keystroke in a name");
    let cases = [("no former project", None, "常用指标"), ("1000 former projects", Some(library), "个项目")];
    for (name, folder, offered) in cases {
        let mut window = Window::with(&path, folder);
        // Until the form has the keys.
        (0..5).for_each(|_| window.frame(Vec::new()));
        // To the name of the first indicator; what is typed there first asks for the library.
        (0..6).for_each(|_| window.press(Key::Tab));
        window.frame(vec![Event::Text("满意".into())]);
        window.until_painted(offered);
        // As many names are offered and drawn in both.
        group.bench_function(name, |b| {
            b.iter_custom(|times| {
                (0..times).fold(Duration::ZERO, |sum, _| {
                    window.press(Key::Escape);
                    window.press(Key::Escape);
                    window.frame(vec![Event::Text("满".into())]);
                    let begun = Instant::now();
                    window.frame(vec![Event::Text("意".into())]);
                    sum + begun.elapsed()
                })
            });
        });
    }
    group.finish();
}

criterion_group!(benches, window);
criterion_main!(benches);
