//! Which step comes next: anything that a hand could do on the screen as it is.

use super::seen::Seen;
use super::step::{Click, Dropped, Step, Target};
use crate::support::random::Random;
use crate::support::window::Control;
use egui::{Key, Modifiers, Order};

/// Controls that reach outside the window, or end the walk.
const NEVER: &[&str] = &["打印…", "打印", "打开", "打开所在文件夹", "退出"];
/// All that is pressed in a dialog for files: the rest would write or open one with any name.
const ON_FILES: &[&str] = &["取消", "上一级", "文件夹的路径", "文件名", "所有文件"];

const TEXTS: &[&str] = &["a", "7", "12", "abc", "x9", "0.5", "100"];
const COMPOSED: &[(&str, &str)] = &[("canbao", "参保"), ("cai", "采购"), ("yi", "医"), ("wancheng", "完成率")];
const PASTED: &[&str] = &[
    "办公座椅",
    "95%\r\n",
    "办公座椅\t11套\r\n文件柜\t12套\r\n",
    "一\n二\n三",
    "三级指标\t指标值\n维修次数\t≥3次",
    "产出指标\t数量指标\t培训人数\t≥200人\n\t质量指标\t合格率\t≥95%",
];
const CTRL: Modifiers = Modifiers::CTRL;
const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);
/// Keys and how often they are pressed.
const KEYS: &[(u8, Modifiers, Key)] = &[
    (8, Modifiers::NONE, Key::Enter),
    (3, Modifiers::SHIFT, Key::Enter),
    (10, Modifiers::NONE, Key::Tab),
    (4, Modifiers::SHIFT, Key::Tab),
    (6, Modifiers::NONE, Key::ArrowDown),
    (4, Modifiers::NONE, Key::ArrowUp),
    (4, Modifiers::NONE, Key::ArrowLeft),
    (4, Modifiers::NONE, Key::ArrowRight),
    (4, Modifiers::SHIFT, Key::ArrowDown),
    (2, Modifiers::SHIFT, Key::ArrowRight),
    (2, CTRL, Key::ArrowDown),
    (2, CTRL, Key::Home),
    (2, CTRL, Key::End),
    (6, Modifiers::NONE, Key::Escape),
    (4, Modifiers::NONE, Key::F2),
    (5, Modifiers::NONE, Key::Delete),
    (2, Modifiers::NONE, Key::Backspace),
    (1, Modifiers::NONE, Key::Space),
    (3, CTRL, Key::Enter),
    (2, Modifiers::ALT, Key::Enter),
    (3, CTRL, Key::D),
    (2, CTRL, Key::R),
    (2, CTRL, Key::A),
    (8, CTRL, Key::Z),
    (4, CTRL, Key::Y),
    (2, CTRL, Key::I),
    (1, CTRL, Key::Delete),
    (2, CTRL, Key::PageDown),
    (2, CTRL, Key::PageUp),
    (1, CTRL_SHIFT, Key::PageDown),
    (1, CTRL_SHIFT, Key::Delete),
    (1, CTRL_SHIFT, Key::D),
    (2, Modifiers::ALT, Key::ArrowDown),
    (2, Modifiers::ALT, Key::ArrowUp),
    (2, Modifiers::ALT, Key::F),
    (1, Modifiers::ALT, Key::T),
    (2, CTRL, Key::F),
    (2, CTRL, Key::H),
    (1, CTRL, Key::G),
    (1, CTRL, Key::U),
    (1, CTRL, Key::Period),
    (2, Modifiers::NONE, Key::F3),
    (2, Modifiers::NONE, Key::F6),
    (2, Modifiers::NONE, Key::F7),
    (1, Modifiers::SHIFT, Key::F6),
    (1, Modifiers::SHIFT, Key::F2),
    (1, CTRL_SHIFT, Key::F),
    (1, CTRL_SHIFT, Key::P),
    (2, CTRL, Key::L),
];

/// The next step on what is on screen.
pub(crate) fn next(seen: &Seen, chance: &mut Random) -> Step {
    if seen.modal.is_some() {
        return in_dialog(seen, chance);
    }
    let cells: Vec<&Control> = seen.cells().collect();
    let pressable: Vec<&Control> = pressable(seen).collect();
    let step = match chance.below(100) {
        0..22 => on(seen, &cells, chance, middle).map(|on| Step::Click(how(chance), on)),
        22..34 => {
            let rows: Vec<&Control> = pressable.iter().copied().filter(|row| row.name.contains("处问题")).collect();
            on(seen, &rows, chance, middle).map(|on| Step::Click(how(chance), on))
        }
        34..46 => on(seen, &pressable, chance, middle).map(|on| Step::Click(how(chance), on)),
        46..50 => {
            let from = on(seen, &cells, chance, anywhere);
            from.zip(on(seen, &cells, chance, anywhere)).map(|(from, to)| Step::Drag(from, to))
        }
        50..52 => {
            let draggable: Vec<&Control> = seen.controls.iter().filter(|c| c.draggable && c.is_in_sight()).collect();
            let from = on(seen, &draggable, chance, middle);
            from.zip(on(seen, &draggable, chance, anywhere)).map(|(from, to)| Step::Drag(from, to))
        }
        52..55 => {
            let any: Vec<&Control> = seen.controls.iter().filter(|control| control.is_in_sight()).collect();
            let lines = *chance.one_of(&[-6, -3, 3, 6]);
            let ctrl = chance.below(6) == 0;
            on(seen, &any, chance, middle).map(|on| Step::Wheel { on, lines, ctrl })
        }
        55 => Some(Step::Drop(if chance.below(2) == 0 { Dropped::Spreadsheet } else { Dropped::TwoSpreadsheets })),
        56..58 => {
            let composed = chance.one_of(COMPOSED).0;
            on(seen, &cells, chance, middle).map(|on| Step::BreakOff(composed, on))
        }
        58..78 => Some(writing(chance)),
        _ => None,
    };
    step.unwrap_or_else(|| key(chance))
}

/// A step while a dialog is open.
fn in_dialog(seen: &Seen, chance: &mut Random) -> Step {
    let asks_for_file = seen.asks_for_file();
    let allowed = |control: &&Control| !asks_for_file || ON_FILES.iter().any(|name| control.name.contains(name));
    let pressable: Vec<&Control> = pressable(seen).filter(allowed).collect();
    match chance.below(10) {
        0..2 => Step::Press(Modifiers::NONE, Key::Escape),
        2 if !asks_for_file => Step::Press(Modifiers::NONE, Key::Enter),
        3 => Step::Press(Modifiers::NONE, Key::Tab),
        4 => Step::Press(Modifiers::NONE, *chance.one_of(&[Key::ArrowDown, Key::ArrowUp])),
        5 => writing(chance),
        _ => match on(seen, &pressable, chance, middle) {
            Some(on) => Step::Click(Click::Once, on),
            None => Step::Press(Modifiers::NONE, Key::Escape),
        },
    }
}

/// What can be pressed now and stays within the window.
fn pressable(seen: &Seen) -> impl Iterator<Item = &Control> {
    let reachable = |control: &&Control| match seen.modal {
        Some(_) => control.layer.order != Order::Background,
        None => true,
    };
    let stays = |control: &&Control| !NEVER.iter().any(|name| control.name == *name || control.name.ends_with("打印…"));
    seen.controls.iter().filter(|control| control.can_be_pressed()).filter(reachable).filter(stays)
}

/// How a control is clicked.
fn how(chance: &mut Random) -> Click {
    match chance.below(16) {
        0 | 1 => Click::Twice,
        2 | 3 => Click::Menu,
        4 => Click::WithShift,
        5 => Click::WithCtrl,
        _ => Click::Once,
    }
}

fn middle(_: &mut Random) -> [f32; 2] {
    [0.5, 0.5]
}

fn anywhere(chance: &mut Random) -> [f32; 2] {
    [0; 2].map(|_| 0.1 + 0.8 * chance.below(100) as f32 / 100.0)
}

/// One of `controls`, as it is found again.
fn on(seen: &Seen, controls: &[&Control], chance: &mut Random, at: fn(&mut Random) -> [f32; 2]) -> Option<Target> {
    let chosen = (!controls.is_empty()).then(|| *chance.one_of(controls))?;
    let alike = seen.controls.iter().filter(|control| control.is_in_sight() && control.name == chosen.name);
    let nth = alike.take_while(|control| control.id != chosen.id).count();
    Some(Target { name: chosen.name.clone(), nth, at: at(chance) })
}

fn writing(chance: &mut Random) -> Step {
    match chance.below(10) {
        0..4 => Step::Type(chance.one_of::<&str>(TEXTS)),
        4 => Step::TypeAtOnce(chance.one_of::<&str>(TEXTS)),
        5..8 => {
            let (typed, text) = *chance.one_of(COMPOSED);
            Step::Compose(typed, text)
        }
        _ => match chance.below(6) {
            0 => Step::Copy,
            1 => Step::Cut,
            _ => Step::Paste(chance.one_of::<&str>(PASTED)),
        },
    }
}

fn key(chance: &mut Random) -> Step {
    let all: usize = KEYS.iter().map(|(often, ..)| usize::from(*often)).sum();
    let mut at = chance.below(all);
    for (often, held, key) in KEYS {
        match at.checked_sub(usize::from(*often)) {
            Some(rest) => at = rest,
            None => return Step::Press(*held, *key),
        }
    }
    Step::Press(Modifiers::NONE, Key::Escape)
}
