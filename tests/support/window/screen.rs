//! What is on screen: the controls with their names and places, and which of them answers at a point.

use super::Window;
use egui::accesskit::{Role, Toggled};
use egui::epaint::TextShape;
use egui::{Color32, Id, LayerId, Order, Pos2, Rect, Shape, WidgetRect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use std::collections::HashMap;

/// Something on screen that has a name, as the pointer and a screen reader find it.
#[derive(Debug, Clone)]
pub(crate) struct Control {
    pub(crate) id: Id,
    pub(crate) layer: LayerId,
    pub(crate) role: Role,
    pub(crate) name: String,
    /// The text of a field or cell.
    pub(crate) value: String,
    /// The part that is not cut off.
    pub(crate) rect: Rect,
    /// All of it.
    pub(crate) whole: Rect,
    pub(crate) enabled: bool,
    pub(crate) clickable: bool,
    pub(crate) draggable: bool,
    pub(crate) selected: bool,
    pub(crate) focused: bool,
}

impl Control {
    fn of(node: &Node<'_>, widget: &WidgetRect, screen: Rect) -> Self {
        let about = node.accesskit_node();
        let (role, value) = (about.role(), about.value().unwrap_or_default());
        // What a label says is its value to a screen reader.
        let name = if role == Role::Label { value.clone() } else { about.label().unwrap_or_default() };
        Self {
            id: widget.id,
            layer: widget.layer_id,
            role,
            name: name.trim().to_owned(),
            value,
            rect: widget.interact_rect.intersect(screen),
            whole: widget.rect,
            enabled: widget.enabled && !about.is_disabled(),
            clickable: widget.sense.senses_click(),
            draggable: widget.sense.senses_drag(),
            selected: about.toggled() == Some(Toggled::True),
            focused: about.is_focused(),
        }
    }

    /// Whether it can be seen and be pressed.
    pub(crate) fn can_be_pressed(&self) -> bool {
        self.enabled && self.clickable && self.is_in_sight() && !self.name.is_empty() && self.role != Role::Label
    }

    /// Whether its middle is not cut off.
    pub(crate) fn is_in_sight(&self) -> bool {
        self.rect.is_positive() && self.rect.width() >= 2.0 && self.rect.contains(self.whole.center())
    }

    pub(crate) fn is_text_field(&self) -> bool {
        matches!(self.role, Role::TextInput | Role::MultilineTextInput)
    }
}

impl Window {
    /// Everything on screen that has a name.
    pub(crate) fn controls(&self) -> Vec<Control> {
        let widgets = self.widgets();
        let by_node: HashMap<_, _> = widgets.iter().map(|widget| (widget.id.accesskit_id(), widget)).collect();
        let screen = self.screen();
        let node = |node: Node<'_>| {
            let widget = by_node.get(&node.accesskit_node().locate().0)?;
            Some(Control::of(&node, widget, screen))
        };
        self.harness.root().children_recursive().filter_map(node).collect()
    }

    /// The rectangle of the window.
    pub(crate) fn screen(&self) -> Rect {
        self.harness.ctx.content_rect()
    }

    /// Every rectangle of the last frame, back to front within its layer.
    fn widgets(&self) -> Vec<WidgetRect> {
        self.harness.ctx.viewport(|viewport| {
            viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets.iter().copied()).collect()
        })
    }

    /// The rectangles of the last frame by what they belong to; tips come and go by themselves.
    pub(crate) fn rectangles(&self) -> HashMap<Id, Rect> {
        let stays = |widget: &WidgetRect| widget.layer_id.order != Order::Tooltip;
        self.widgets().into_iter().filter(stays).map(|widget| (widget.id, widget.rect)).collect()
    }

    /// The texts of the last frame as they are painted: what is cut off of them is not there.
    pub(crate) fn painted(&self) -> Vec<String> {
        self.galleys().into_iter().flat_map(|text| text.galley.rows.iter().map(|row| row.text())).collect()
    }

    /// The colours in which the texts that hold `part` are painted.
    pub(crate) fn inks(&self, part: &str) -> Vec<Color32> {
        let texts = self.galleys().into_iter().filter(|text| text.galley.text().contains(part));
        let ink = |text: &TextShape| {
            let own = text.galley.job.sections.first().map_or(Color32::PLACEHOLDER, |section| section.format.color);
            let laid_out = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
            text.override_text_color.unwrap_or(laid_out)
        };
        texts.map(ink).collect()
    }

    fn galleys(&self) -> Vec<&TextShape> {
        let mut shapes: Vec<&Shape> = self.harness.output().shapes.iter().map(|clipped| &clipped.shape).collect();
        let mut texts = Vec::new();
        while let Some(shape) = shapes.pop() {
            match shape {
                Shape::Vec(inner) => shapes.extend(inner),
                Shape::Text(text) => texts.push(text),
                _ => {}
            }
        }
        texts
    }

    /// Whether the window asks for another frame by itself.
    pub(crate) fn wants_frame(&self) -> bool {
        self.harness.ctx.has_requested_repaint()
    }

    /// The layer that a pointer at `at` is in.
    pub(crate) fn layer_at(&self, at: Pos2) -> LayerId {
        self.harness.ctx.layer_id_at(at).unwrap_or_else(LayerId::background)
    }

    /// What a click at `at` reaches in its layer.
    pub(crate) fn answering(&self, at: Pos2) -> Option<WidgetRect> {
        let layer = self.layer_at(at);
        self.harness.ctx.viewport(|viewport| {
            let here = viewport.prev_pass.widgets.get_layer(layer);
            let answers = |widget: &&WidgetRect| {
                widget.enabled && widget.sense.senses_click() && widget.interact_rect.contains(at)
            };
            here.filter(answers).last().copied()
        })
    }

    /// What was clicked in the last frame.
    pub(crate) fn clicked(&self) -> Option<Id> {
        self.harness.ctx.viewport(|viewport| viewport.interact_widgets.clicked)
    }

    /// The dialogs that are open: their headings, where they are.
    pub(crate) fn dialogs(&self) -> Vec<Control> {
        self.controls().into_iter().filter(|control| control.role == Role::Dialog).collect()
    }

    /// The layer of the dialog in front, where one is open.
    pub(crate) fn modal(&self) -> Option<LayerId> {
        self.harness.ctx.memory(egui::Memory::top_modal_layer)
    }

    /// Whether a menu is open.
    pub(crate) fn has_popup(&self) -> bool {
        egui::Popup::is_any_open(&self.harness.ctx)
    }

    /// Where the windows, dialogs and menus lie that stand over the window.
    pub(crate) fn floating(&self) -> Vec<(LayerId, Rect)> {
        self.harness.ctx.memory(|memory| {
            let layers = memory.areas().visible_layer_ids().into_iter();
            let over = layers.filter(|layer| matches!(layer.order, Order::Middle | Order::Foreground));
            over.filter_map(|layer| Some((layer, memory.area_rect(layer.id)?))).collect()
        })
    }
}
