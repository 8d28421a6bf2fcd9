//! Lengths on paper. Layout computes in points; people and templates use millimetres.

/// Points in one millimetre: 72 points are an inch of 25.4 mm.
pub const PT_PER_MM: f32 = 72.0 / 25.4;

/// A4 upright, width and height in millimetres.
pub const A4_MM: (f32, f32) = (210.0, 297.0);

/// Converts millimetres to points.
pub fn pt(mm: f32) -> f32 {
    mm * PT_PER_MM
}

/// Converts points to millimetres.
pub fn mm(pt: f32) -> f32 {
    pt / PT_PER_MM
}
