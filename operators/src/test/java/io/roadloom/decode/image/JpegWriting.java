package io.roadloom.decode.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** How ImageIO is to write a JPEG. */
record JpegWriting(float quality, boolean progressive, int horizontal, int vertical, int restart) {
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

  static JpegWriting quality(double quality) {
    return new JpegWriting((float) quality, false, 2, 2, 0);
  }

  byte[] write(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    sample(root);
    restart(root);
    metadata.setFromTree(FORMAT, root);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private void sample(IIOMetadataNode root) {
    NodeList components = root.getElementsByTagName("componentSpec");
    if (components.getLength() > 1) {
      IIOMetadataNode luma = (IIOMetadataNode) components.item(0);
      luma.setAttribute("HsamplingFactor", "" + horizontal);
      luma.setAttribute("VsamplingFactor", "" + vertical);
    }
  }

  private void restart(IIOMetadataNode root) {
    if (restart > 0) {
      IIOMetadataNode dri = new IIOMetadataNode("dri");
      dri.setAttribute("interval", "" + restart);
      Node sof = root.getElementsByTagName("sof").item(0);
      sof.getParentNode().insertBefore(dri, sof);
    }
  }
}
