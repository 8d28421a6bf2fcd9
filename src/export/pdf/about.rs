//! What a PDF tells of itself: its title, its author, its time, and its identifier.

use super::outline::Bookmark;
use crate::base::calendar::Moment;
use crate::export::Info;
use pdf_writer::writers::DocumentInfo;
use pdf_writer::{Date, TextStr};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Writes title, author and time.
pub(super) fn write(mut about: DocumentInfo<'_>, info: &Info) {
    let Moment { year, month, day, hour, minute, second } = Moment::in_china(info.created.max(0).unsigned_abs());
    let date = Date::new(year.clamp(0, 9999) as u16).month(month as u8).day(day as u8);
    let date = date.hour(hour as u8).minute(minute as u8).second(second as u8).utc_offset_hour(8).utc_offset_minute(0);
    about.title(TextStr(&info.title)).author(TextStr(&info.author)).creator(TextStr("绩表"));
    about.creation_date(date).modified_date(date);
}

/// The file's identifier, 32 hexadecimal digits: the same for the same document of the same time.
pub(super) fn id(info: &Info, marks: &[Bookmark]) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, &info.title, &info.author, info.created).hash(&mut hasher);
        marks.iter().for_each(|mark| (&mark.text, mark.place.page.get()).hash(&mut hasher));
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(0), half(1))
}
