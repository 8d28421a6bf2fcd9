//! The file structure of a PDF: numbered objects, each written as soon as it is made, and the table that finds them.

use super::PdfError;
use crate::export::Sink;
use pdf_writer::{Chunk, Ref};
use std::io::Write;

/// The objects of a file under construction.
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// The place of each object in the file, in bytes.
    places: Vec<u64>,
    /// The bytes written so far.
    end: u64,
}

impl Objects {
    /// The number of an object that is to be written. Every one must be.
    pub(super) fn number(&mut self) -> Ref {
        self.places.push(0);
        Ref::new(i32::try_from(self.places.len()).unwrap_or(i32::MAX))
    }

    /// Writes the object `number`, which `fill` makes.
    pub(super) fn write(
        &mut self,
        out: &mut dyn Sink,
        number: Ref,
        fill: impl FnOnce(&mut Chunk),
    ) -> Result<(), PdfError> {
        if self.end == 0 {
            // Bytes above 127 in the second line show that the file is no text.
            self.put(out, b"%PDF-1.7\n%\xe7\xbb\xa9\xe8\xa1\xa8\n")?;
        }
        let mut chunk = Chunk::new();
        fill(&mut chunk);
        if let Some(place) = self.places.get_mut(number.get() as usize - 1) {
            *place = self.end;
        }
        self.put(out, chunk.as_bytes())
    }

    /// Writes the table of all objects and the end of the file.
    pub(super) fn finish(mut self, out: &mut dyn Sink, catalog: Ref, info: Ref, id: &str) -> Result<(), PdfError> {
        let (start, size) = (self.end, self.places.len() + 1);
        let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
        table.extend(self.places.iter().map(|place| format!("{place:010} 00000 n \n")));
        self.put(out, table.as_bytes())?;
        let trailer = format!(
            "trailer\n<</Size {size}/Root {} 0 R/Info {} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n",
            catalog.get(),
            info.get()
        );
        self.put(out, trailer.as_bytes())
    }

    fn put(&mut self, out: &mut dyn Sink, bytes: &[u8]) -> Result<(), PdfError> {
        out.write_all(bytes)?;
        self.end += bytes.len() as u64;
        Ok(())
    }
}

/// `bytes`, deflated.
pub(super) fn deflated(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
