package io.roadloom.synthetic;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws what a camera sees: sky, ground, a road with lane markings, boxes. */
final class Renderer {
  private static final double ROAD_HALF_M = 5.6;
  private static final double MARK_HALF_M = 0.09;
  private static final double DASH_M = 4;
  private static final double GAP_M = 8;
  private static final double SIGHT_M = 140;
  private static final Color SKY = new Color(104, 146, 196);
  private static final Color HAZE = new Color(206, 214, 220);
  private static final Color MEADOW = new Color(92, 112, 72);
  private static final Color ASPHALT = new Color(98, 98, 102);
  private static final Color MARK = new Color(214, 214, 206);

  /** Corners of each face of a box; a corner's bits choose the far x, y, z. */
  private static final int[][] FACES = {
    {0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}
  };

  private static final float[] SHADES = {0.5f, 1.15f, 0.9f, 0.9f, 1f, 0.8f};

  private final CameraModel camera;
  private final BufferedImage image;

  private record Face(double distance, Polygon outline, Color colour) {}

  Renderer(CameraModel camera) {
    this.camera = camera;
    image = new BufferedImage(camera.width(), camera.height(), BufferedImage.TYPE_INT_RGB);
  }

  /** The picture; drawn over by the next one. */
  BufferedImage render(List<Scene.Box> boxes, Trajectory.State car) {
    Graphics2D g = image.createGraphics();
    int horizon = camera.height() / 2;
    g.setPaint(new GradientPaint(0, 0, SKY, 0, horizon, HAZE));
    g.fillRect(0, 0, camera.width(), horizon);
    g.setPaint(new GradientPaint(0, horizon, HAZE, 0, horizon + horizon / 4f, MEADOW));
    g.fillRect(0, horizon, camera.width(), camera.height() - horizon);
    strip(g, car, -SIGHT_M, SIGHT_M, 0, ROAD_HALF_M, ASPHALT);
    markings(g, car);
    for (Face face : faces(boxes)) {
      g.setColor(face.colour());
      g.fillPolygon(face.outline());
    }
    g.dispose();
    return image;
  }

  private void markings(Graphics2D g, Trajectory.State car) {
    double period = DASH_M + GAP_M;
    double first = -SIGHT_M - car.distance() % period;
    for (double x = first; x < SIGHT_M; x += period) {
      strip(g, car, x, x + DASH_M, 1.8, MARK_HALF_M, MARK);
      strip(g, car, x, x + DASH_M, -1.8, MARK_HALF_M, MARK);
    }
    strip(g, car, -SIGHT_M, SIGHT_M, ROAD_HALF_M - 0.4, MARK_HALF_M, MARK);
    strip(g, car, -SIGHT_M, SIGHT_M, 0.4 - ROAD_HALF_M, MARK_HALF_M, MARK);
  }

  /** A strip of the road's surface, {@code middle} left of its axis. */
  private void strip(
      Graphics2D g,
      Trajectory.State car,
      double from,
      double to,
      double middle,
      double half,
      Color colour) {
    g.setColor(colour);
    double x = from;
    while (x < to) {
      double end = Math.min(to, x + (Math.abs(x) < 12 ? 0.5 : 5));
      quad(g, car, x, end, middle - half, middle + half);
      x = end;
    }
  }

  private void quad(
      Graphics2D g, Trajectory.State car, double x0, double x1, double right, double left) {
    double bend0 = Scene.bend(car, x0);
    double bend1 = Scene.bend(car, x1);
    Polygon outline =
        outline(
            camera.toCamera(x0, right + bend0, 0),
            camera.toCamera(x0, left + bend0, 0),
            camera.toCamera(x1, left + bend1, 0),
            camera.toCamera(x1, right + bend1, 0));
    g.fillPolygon(outline);
  }

  /** The outline of a face; empty where a part of it is behind the camera. */
  private Polygon outline(double[]... corners) {
    Polygon outline = new Polygon();
    for (double[] corner : corners) {
      if (corner[2] < CameraModel.NEAR_M) {
        return new Polygon();
      }
      outline.addPoint(camera.column(corner), camera.row(corner));
    }
    return outline;
  }

  /** The faces of all boxes, the farthest first. */
  private List<Face> faces(List<Scene.Box> boxes) {
    List<Face> faces = new ArrayList<>();
    for (Scene.Box box : boxes) {
      double[][] corners = corners(box);
      for (int i = 0; i < FACES.length; i++) {
        int[] face = FACES[i];
        double distance = 0;
        for (int corner : face) {
          double[] at = corners[corner];
          distance += StrictMath.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
        }
        Polygon outline =
            outline(corners[face[0]], corners[face[1]], corners[face[2]], corners[face[3]]);
        faces.add(new Face(distance, outline, shade(box.rgb(), SHADES[i])));
      }
    }
    faces.sort(Comparator.comparingDouble(Face::distance).reversed());
    return faces;
  }

  /** Bit 0 of a corner's number is for x, bit 1 for y, bit 2 for z. */
  private double[][] corners(Scene.Box box) {
    double[][] corners = new double[8][];
    for (int i = 0; i < 8; i++) {
      corners[i] =
          camera.toCamera(
              (i & 1) == 0 ? box.minX() : box.maxX(),
              (i & 2) == 0 ? box.minY() : box.maxY(),
              (i & 4) == 0 ? box.minZ() : box.maxZ());
    }
    return corners;
  }

  private static Color shade(int rgb, float by) {
    return new Color(
        Math.min(255, Math.round((rgb >> 16 & 255) * by)),
        Math.min(255, Math.round((rgb >> 8 & 255) * by)),
        Math.min(255, Math.round((rgb & 255) * by)));
  }
}
