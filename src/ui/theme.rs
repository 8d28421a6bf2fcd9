//! The theme of the window, from assets/theme.ron: all colours and spacings in one place.

use crate::base::notation::{ReadError, read};
use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Visuals};
use serde::Deserialize;

const SOURCE: &str = include_str!("../../assets/theme.ron");

/// Sizes, spacings and the two sets of colours.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    /// Size of small text relative to the rest.
    pub(super) small: f32,
    pub(super) gap: f32,
    pub(super) padding: f32,
    pub(super) rounding: u8,
    light: Colours,
    dark: Colours,
}

/// The colours of a theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colours {
    pub(super) window: Colour,
    pub(super) panel: Colour,
    pub(super) control: Colour,
    pub(super) control_hover: Colour,
    pub(super) text: Colour,
    pub(super) muted: Colour,
    pub(super) line: Colour,
    pub(super) accent: Colour,
    pub(super) selection: Colour,
    /// The background of the form and of its labels.
    pub(super) paper: Colour,
    pub(super) label: Colour,
    /// The form's text and lines.
    pub(super) ink: Colour,
    pub(super) ruling: Colour,
    pub(super) error: Colour,
    pub(super) warning: Colour,
    pub(super) hint: Colour,
}

/// A colour written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Colour(pub(super) Color32);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&text).map(Self).map_err(|_| format!("“{text}”不是颜色"))
    }
}

impl Theme {
    /// Returns the theme that ships with the program.
    pub(super) fn builtin() -> Result<Self, ReadError> {
        read(SOURCE)
    }

    /// Returns the colours of the light or the dark theme.
    pub(super) fn colours(&self, dark: bool) -> &Colours {
        if dark { &self.dark } else { &self.light }
    }

    /// Applies the theme to the window, with text of `text_pt` screen points.
    pub(super) fn apply(&self, ctx: &egui::Context, dark: bool, text_pt: f32) {
        ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
        let colours = self.colours(dark);
        let visuals = self.visuals(colours, dark);
        let font = |size| FontId::new(size, FontFamily::Proportional);
        ctx.all_styles_mut(|style| {
            style.text_styles = [
                (TextStyle::Small, font(text_pt * self.small)),
                (TextStyle::Body, font(text_pt)),
                (TextStyle::Button, font(text_pt)),
                (TextStyle::Heading, font(text_pt * 1.4)),
                (TextStyle::Monospace, font(text_pt)),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(self.gap, self.gap);
            style.spacing.button_padding = egui::vec2(self.padding, self.gap / 2.0);
            // A window at rest draws nothing: no animations, and the caret does not blink. Under software rendering a
            // blinking caret alone costs about 5% of a core.
            style.animation_time = 0.0;
            style.visuals = visuals.clone();
        });
    }

    fn visuals(&self, colours: &Colours, dark: bool) -> Visuals {
        let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
        let radius = CornerRadius::same(self.rounding);
        visuals.override_text_color = Some(colours.text.0);
        visuals.weak_text_color = Some(colours.muted.0);
        visuals.panel_fill = colours.panel.0;
        visuals.window_fill = colours.panel.0;
        visuals.extreme_bg_color = colours.paper.0;
        visuals.faint_bg_color = colours.label.0;
        visuals.selection.bg_fill = colours.selection.0;
        visuals.selection.stroke = Stroke::new(1.0, colours.accent.0);
        visuals.window_stroke = Stroke::new(1.0, colours.line.0);
        visuals.hyperlink_color = colours.accent.0;
        visuals.error_fg_color = colours.error.0;
        visuals.warn_fg_color = colours.warning.0;
        visuals.text_cursor.blink = false;
        // No shadows either: they cost much under software rendering and over remote desktops.
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.window_shadow = egui::Shadow::NONE;
        // The legacy way of egui draws the composition twice on Windows.
        visuals.ime_composition.legacy_visuals = false;
        let widgets = &mut visuals.widgets;
        for (widget, fill) in [
            (&mut widgets.noninteractive, colours.panel.0),
            (&mut widgets.inactive, colours.control.0),
            (&mut widgets.hovered, colours.control_hover.0),
            (&mut widgets.active, colours.selection.0),
            (&mut widgets.open, colours.control_hover.0),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.corner_radius = radius;
            widget.fg_stroke = Stroke::new(1.0, colours.text.0);
            widget.bg_stroke = Stroke::new(1.0, colours.line.0);
            widget.expansion = 0.0;
        }
        visuals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the contrast of two colours as WCAG defines it.
    fn contrast(a: Colour, b: Colour) -> f32 {
        let part = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.039_28 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let light = |c: Colour| 0.2126 * part(c.0.r()) + 0.7152 * part(c.0.g()) + 0.0722 * part(c.0.b());
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_legible_on_every_ground() {
        let theme = Theme::builtin().expect("theme");
        for colours in [&theme.light, &theme.dark] {
            for ground in [colours.window, colours.panel, colours.control, colours.paper, colours.label] {
                for ink in [colours.text, colours.muted, colours.error, colours.warning, colours.hint] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            assert!(contrast(colours.ink, colours.selection) >= 4.5);
        }
    }
}
